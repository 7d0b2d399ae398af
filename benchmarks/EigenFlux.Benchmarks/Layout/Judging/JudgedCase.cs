using EigenFlux.Benchmarks.Layout.Measures;
using EigenFlux.Benchmarks.Layout.Story;

namespace EigenFlux.Benchmarks.Layout.Judging;

/// <summary>One text in one window, played by every method.</summary>
/// <param name="Story">The text.</param>
/// <param name="Window">The window, in tokens.</param>
/// <param name="Turns">The indexes of the turns that the model judges.</param>
internal sealed record JudgedCase(PlayedStory Story, int Window, IReadOnlyList<int> Turns)
{
    /// <summary>The name in tables.</summary>
    public string Name => $"`{Story.Name}`, {Window:N0}";

    /// <summary>What each method did, by name.</summary>
    public Dictionary<string, Judged> Plays { get; } = [];

    /// <summary>What its windows cost, by name.</summary>
    public Dictionary<string, PromptCosts> Costs { get; } = [];

    /// <summary>The nats of each judged turn, by the name of the method.</summary>
    public Dictionary<string, double[]> Nats { get; } = [];

    /// <summary>The tokens of each judged turn.</summary>
    public IReadOnlyList<int> Tokens { get; } = [.. Turns.Select(turn => Story.Turns[turn].Said)];

    /// <summary>The generated tokens of a turn.</summary>
    public static int[] Said(StoryTurn turn) => turn.Item.Tokens[turn.Open..(turn.Open + turn.Said)];

    /// <summary>
    /// Turns at even distances among those at which not everything fits into the window: before that, all methods show the same.
    /// </summary>
    public static IReadOnlyList<int> Choose(PlayedStory story, int window, int most)
    {
        var head = story.Head.Sum(item => item.Tokens.Length);
        var full = Enumerable.Range(0, story.Turns.Count)
            .Where(i => head + story.Stream.Take(story.Turns[i].Before).Sum(item => item.Tokens.Length) > window - story.Reserve)
            .ToList();
        return full.Count <= most ? full : [.. Enumerable.Range(0, most).Select(i => full[(int)((i + 0.5) * full.Count / most)])];
    }

    /// <summary>Mean nats for a token of the judged turns.</summary>
    public double NatsPerToken(string method) => Nats[method].Sum() / Tokens.Sum();
}
