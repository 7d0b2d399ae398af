using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Run;
using EigenFlux.Runtime.Windows;
using EigenFlux.Scenes.Image;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Runtime.Turns;

/// <summary>
/// The turn of a coalition that plays: its scene runs in a window of its own with the last line said, and what it returns is written
/// into this scene's windows as a whole.
/// </summary>
/// <param name="run">The run.</param>
/// <param name="windows">The windows of the scene that the turn is in.</param>
/// <param name="memory">What its author keeps in them.</param>
/// <param name="evaluator">Computes its expressions.</param>
/// <param name="scope">Its slots.</param>
/// <param name="play">Runs a scene with arguments.</param>
/// <param name="emit">Receives the events.</param>
internal sealed class CoalitionTurn(
    RunState run,
    SceneWindows windows,
    SceneMemory memory,
    Evaluator evaluator,
    RunScope scope,
    Func<string, IReadOnlyDictionary<string, FluxValue>, ValueTask<FluxValue.Result>> play,
    Action<FluxEvent> emit)
{
    /// <summary>What a speaker plays; null for one that speaks itself.</summary>
    public static PlayProgram? Of(FluxImage image, FluxValue.Character speaker) => image.Characters.GetValueOrDefault(speaker.Id)?.Plays;

    /// <summary>Takes the turn.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="speaker">The coalition.</param>
    /// <param name="segment">The turn's segment.</param>
    /// <param name="occurrence">Which turn of its capture it is, from 1.</param>
    /// <param name="audience">Who sees it.</param>
    /// <param name="labels">The labels of those who may speak.</param>
    public async ValueTask RunAsync(
        Instruction.Generate turn, FluxValue.Character speaker, string segment, int occurrence, Audience audience, IEnumerable<string> labels)
    {
        var plays = Of(run.Image, speaker)!;
        emit(new FluxEvent.TurnStarted(speaker, turn.Capture, segment) { SeenBy = audience });
        await run.Log.FlushAsync().ConfigureAwait(false);
        var arguments = new Dictionary<string, FluxValue>(StringComparer.Ordinal)
        {
            [plays.Line] = new FluxValue.Text(memory.Heard.For(speaker.Id)),
        };
        var result = await play(plays.Scene, arguments).ConfigureAwait(false);
        var tokenizer = windows.Main.Tokenizer;
        var (line, by) = new PlayedLine(turn, windows.Main.Plan, windows.Writer, labels).Cut(result.AsText(), evaluator, tokenizer);
        var text = windows.Writer.Write(WriteKind.Line, speaker.Display, line);
        windows.Write(new WrittenSegment(segment, SegmentKind.Turn, text, Speaker: speaker.Id) { SeenBy = audience });
        memory.EndTurn(line, speaker, audience);
        var taken = HeardValue.Of(new FluxValue.Turn(line, speaker, by, tokenizer.Tokenize(line).Length, occurrence), turn.Shape);
        scope.Add(turn.Capture, taken);
        if (turn.Shape is not null && taken.Value is null)
        {
            emit(new FluxEvent.Noticed(new RunFault.PlayedNoValue(speaker.Display, plays.Scene, turn.Capture) { Site = turn.Site }));
        }

        emit(new FluxEvent.Said(SegmentKind.Turn, speaker, line));
        emit(FluxEvent.Stopped.Of(turn.Capture, taken, 0));
        await run.Log.FlushAsync().ConfigureAwait(false);
    }
}
