using EigenFlux.Compiler.Profiles;
using EigenFlux.Models.Contract;
using EigenFlux.Scenes.Image;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Targets;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Profiling;

/// <summary>
/// Measures what the texts of windows are worth: how much more a model is surprised by a turn if a text is taken out of the window before it.
/// </summary>
/// <param name="model">The model.</param>
/// <param name="image">The program.</param>
internal sealed class Profiler(ILanguageModel model, FluxImage image)
{
    // The story as it is measured: the latest tokens of it, the most of which are the comparison.
    private static readonly int[] Sizes = [0, 40, 80, 160, 320, 640, 1280];

    // One turn of so many is measured in all respects; the others only without the speaker's definition.
    private const int Stride = 3;

    private readonly Dictionary<string, WorthTally> definitions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WorthTally> pins = new(StringComparer.Ordinal);
    private readonly WorthTally[] missing = [.. Sizes.Select(_ => new WorthTally())];
    private readonly double[] tokens = new double[Sizes.Length];
    private readonly (WorthTally Brief, WorthTally Absent) levels = (new WorthTally(), new WorthTally());
    private readonly WorthTally present = new();
    private double shares;

    /// <summary>Measures turns.</summary>
    /// <param name="turns">The turns.</param>
    /// <param name="progress">Receives the progress.</param>
    /// <param name="cancellation">Ends the measurement.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="ModelException">The model failed.</exception>
    public void Measure(IReadOnlyList<MeasuredTurn> turns, IProgress<ProfileProgress>? progress, CancellationToken cancellation)
    {
        if (turns.Count == 0)
        {
            return;
        }

        using var scorer = new TurnScorer(model, turns.Max(Length));
        for (var i = 0; i < turns.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            Measure(scorer, turns[i], i, cancellation);
            progress?.Report(new ProfileProgress(i + 1, turns.Count));
        }
    }

    /// <summary>The results.</summary>
    /// <param name="options">The options of the profile.</param>
    /// <param name="turns">The turns that were measured.</param>
    public ModelProfile Profile(ProfileOptions options, IReadOnlyList<MeasuredTurn> turns)
    {
        var (mean, weights, ofTurn) = WorthEstimates.Definitions(definitions);
        var points = Enumerable.Range(0, Sizes.Length).Where(i => missing[i].Count > 0).ToList();
        double[] counts = [.. points.Select(i => tokens[i] / missing[i].Count)];
        WorthTally[] curve = [.. points.Select(i => missing[i])];
        var story = WorthEstimates.Story(counts, curve);
        return new ModelProfile
        {
            Model = model.Info.Uri,
            Fingerprint = model.Info.Fingerprint,
            Scene = image.Scene,
            Seed = options.Seed,
            Runs = options.Recorded is null ? options.Runs : 1,
            Recorded = options.Recorded,
            Turns = turns.Count,
            Tokens = turns.Sum(turn => turn.Said.Count),
            Mean = mean,
            Definitions = definitions.Where(pair => image.Characters.ContainsKey(pair.Key)).OrderBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary(
                pair => pair.Key,
                pair => new DefinitionProfile(ModelProfile.KeyOf(image.Characters[pair.Key]), pair.Value.Measured(ofTurn), weights[pair.Key]),
                StringComparer.Ordinal),
            Present = new PresentProfile(present.Measured(ofTurn), WorthEstimates.Present(present, mean)),
            Brief = new LevelProfile(
                levels.Brief.Measured(ofTurn),
                WorthEstimates.LevelPower(levels.Brief, levels.Absent, levels.Brief.Count == 0 ? 0 : shares / levels.Brief.Count)),
            Story = new StoryProfile(
                story.Scale, story.Tokens, story.Power, [.. curve.Select((tally, i) => new StoryProfile.Point(Math.Round(counts[i]), tally.Measured(ofTurn)))]),
            Pins = pins.OrderBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary(pair => pair.Key, pair => pair.Value.Measured(ofTurn), StringComparer.Ordinal),
        };
    }

    private void Measure(TurnScorer scorer, MeasuredTurn turn, int number, CancellationToken cancellation)
    {
        var most = Math.Min(Sizes[^1], turn.Story);
        var window = Latest(turn.Texts, most);
        var complete = Nats(window);
        var speaker = window.FirstOrDefault(text => text.Kind == SegmentKind.Definition && text.Owner == turn.Speaker);
        var absent = 0.0;
        if (speaker is not null)
        {
            absent = Nats(window.Where(text => text.Kind != SegmentKind.Definition || text.Owner != turn.Speaker)) - complete;
            Tally(definitions, turn.Speaker).Add(absent, turn.Said.Count);
        }

        if (number % Stride != 0)
        {
            return;
        }

        // A story that is shorter than most of the points would bend the curve.
        for (var i = Sizes.Length - 1; i >= 0 && turn.Story >= Sizes[^2]; i--)
        {
            var latest = Latest(turn.Texts, Math.Min(most, Sizes[i]));
            tokens[i] += latest.Sum(text => text.IsMessage ? text.Tokens.Count : 0);
            missing[i].Add(i == Sizes.Length - 1 ? 0 : Nats(latest) - complete, turn.Said.Count);
        }

        if (speaker is not null && BriefOf(turn.Speaker) is { } brief && brief.Tokens.Count < speaker.Tokens.Count)
        {
            levels.Brief.Add(Nats(window.Select(text => text == speaker ? brief : text)) - complete, turn.Said.Count);
            levels.Absent.Add(absent, turn.Said.Count);
            shares += (double)brief.Tokens.Count / speaker.Tokens.Count;
        }

        var others = turn.Others.ToList();
        if (others.Count > 0)
        {
            // One after the other of those who are there, from turn to turn.
            var other = others[number / Stride % others.Count];
            present.Add(Nats(window.Where(text => text.Kind != SegmentKind.Definition || text.Owner != other)) - complete, turn.Said.Count);
        }

        foreach (var pin in window.Where(text => text.Kind == SegmentKind.Pin).ToList())
        {
            Tally(pins, pin.Name).Add(Nats(window.Where(text => text != pin)) - complete, turn.Said.Count);
        }

        double Nats(IEnumerable<WindowText> texts)
        {
            cancellation.ThrowIfCancellationRequested();
            return scorer.Nats(texts, turn);
        }
    }

    private static WorthTally Tally(Dictionary<string, WorthTally> tallies, string name)
    {
        if (!tallies.TryGetValue(name, out var tally))
        {
            tallies[name] = tally = new WorthTally();
        }

        return tally;
    }

    /// <summary>A window with so many of the latest tokens of its story at most, in entire messages.</summary>
    private static List<WindowText> Latest(IReadOnlyList<WindowText> texts, int most)
    {
        var latest = new List<WindowText>();
        var left = most;
        foreach (var text in texts.Reverse())
        {
            if (text.IsMessage)
            {
                left -= text.Tokens.Count;
                if (left < 0)
                {
                    left = -1; // Nothing older, even if it is shorter.
                    continue;
                }
            }

            latest.Add(text);
        }

        latest.Reverse();
        return latest;
    }

    /// <summary>The brief level of a definition; null if there is none besides the full one, or its text is computed.</summary>
    private WindowText? BriefOf(string name)
    {
        if (!image.Characters.TryGetValue(name, out var character) || character is not { Full: not null, Brief: not null }
            || Texts([character.Brief, .. character.Facts, .. character.Lines]) is not { } texts || (character.Voice is not null && Texts([character.Voice]) is null))
        {
            return null;
        }

        var text = new TargetWriter(image.Targets[image.Scene]).Definition(
            character.Display,
            texts[0],
            character.Voice is null ? null : Texts([character.Voice])![0],
            texts[1..(1 + character.Facts.Count)],
            texts[(1 + character.Facts.Count)..]);
        return new WindowText(name, SegmentKind.Definition, [.. model.Tokenizer.Tokenize(text)]);
    }

    private static string[]? Texts(IReadOnlyList<Expression> expressions) => expressions.All(expression => expression is Expression.Constant)
        ? [.. expressions.Cast<Expression.Constant>().Select(constant => constant.Value.AsText())]
        : null;

    /// <summary>The tokens of a turn with its window, as far as its story is measured.</summary>
    public static int Length(MeasuredTurn turn) =>
        Latest(turn.Texts, Math.Min(Sizes[^1], turn.Story)).Sum(text => text.Tokens.Count) + turn.Open.Count + turn.Said.Count + 1;

    /// <summary>Turns at even distances among some.</summary>
    public static IReadOnlyList<MeasuredTurn> Choose(IReadOnlyList<MeasuredTurn> turns, int most) => turns.Count <= most
        ? turns
        : [.. Enumerable.Range(0, most).Select(i => turns[(int)((i + 0.5) * turns.Count / most)])];
}
