using EigenFlux.Models.Contract;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Run;
using EigenFlux.Runtime.Windows;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Runtime.Turns;

/// <summary>Who speaks: where several may, the model says whose label comes next.</summary>
internal static class SpeakerChoice
{
    /// <summary>Chooses one.</summary>
    /// <param name="run">The run.</param>
    /// <param name="windows">The scene's windows.</param>
    /// <param name="candidates">Who may speak; none for the narrator.</param>
    /// <param name="site">The turn.</param>
    /// <param name="emit">Receives the events.</param>
    public static async ValueTask<FluxValue.Character> RunAsync(
        RunState run, SceneWindows windows, List<FluxValue.Character> candidates, SourceSite site, Action<FluxEvent> emit)
    {
        if (candidates.Count < 2)
        {
            return candidates.Count == 0 ? FluxValue.Character.Narrator : candidates[0];
        }

        var main = windows.Main;
        TokenId[][] labels = [];
        if (main.Model.Info.Capabilities.HasFlag(ModelCapabilities.LogProbabilities))
        {
            labels = [.. candidates.Select(candidate => windows.Writer.OpenTurn(NameOf(candidate)).Tokenize(main.Tokenizer))];
            main.MakeRoomToScore(labels);
        }
        else
        {
            emit(new FluxEvent.Noticed(new RunFault.SpeakerDrawn(main.Model.Info.Uri, [.. candidates.Select(candidate => candidate.Display)])
            {
                Site = site,
            }));
        }

        await run.Log.FlushAsync().ConfigureAwait(false);
        var drawn = run.Seeds.Draw();
        return candidates[run.Drawing.Current.Index(
            candidates.Count, main, window => Chosen(labels.Length == 0 ? new double[candidates.Count] : window.Score(labels), drawn))];
    }

    /// <summary>A speaker's name in prose; null for the narrator.</summary>
    public static string? NameOf(FluxValue.Character speaker) => speaker == FluxValue.Character.Narrator ? null : speaker.Display;

    /// <summary>Which of several it is, by their log-probabilities and a number from 0 to less than 1.</summary>
    private static int Chosen(double[] scores, double drawn)
    {
        var largest = scores.Max();
        var weights = scores.Select(score => Math.Exp(score - largest)).ToArray();
        drawn *= weights.Sum();
        for (var i = 0; i < weights.Length; i++)
        {
            drawn -= weights[i];
            if (drawn < 0)
            {
                return i;
            }
        }

        return weights.Length - 1;
    }
}
