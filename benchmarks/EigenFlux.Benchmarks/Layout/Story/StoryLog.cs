using EigenFlux.Runtime.Events;
using EigenFlux.Scenes.Program;

namespace EigenFlux.Benchmarks.Layout.Story;

/// <summary>What a run in which nothing is deleted wrote into its stream.</summary>
internal sealed class StoryLog
{
    /// <summary>The segments in the order in which they were written.</summary>
    public List<string> Order { get; } = [];

    /// <summary>Their tokens.</summary>
    public Dictionary<string, List<int>> Tokens { get; } = new(StringComparer.Ordinal);

    /// <summary>Their text.</summary>
    public Dictionary<string, string> Texts { get; } = new(StringComparer.Ordinal);

    /// <summary>Of each turn, how many of its tokens open it, and how many after them were generated.</summary>
    public Dictionary<string, (int Open, int Said)> Turns { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads a run to its end.</summary>
    /// <exception cref="InvalidOperationException">The run failed.</exception>
    public static async Task<StoryLog> ReadAsync(IAsyncEnumerable<FluxEvent> events)
    {
        var log = new StoryLog();
        var turn = "";
        await foreach (var happened in events)
        {
            switch (happened)
            {
                case FluxEvent.TurnStarted started:
                    // The label that opens the turn is there.
                    turn = started.Segment;
                    log.Turns[turn] = (log.Tokens.TryGetValue(turn, out var label) ? label.Count : 0, 0);
                    break;
                case FluxEvent.Appended { Again: false, Kind: not (SegmentKind.Definition or SegmentKind.Pin or SegmentKind.Frame) } more:
                    if (!log.Tokens.TryGetValue(more.Segment, out var tokens))
                    {
                        log.Order.Add(more.Segment);
                        log.Tokens[more.Segment] = tokens = [];
                        log.Texts[more.Segment] = "";
                    }

                    tokens.AddRange(more.Tokens.Select(token => token.Value));
                    log.Texts[more.Segment] += more.Text;
                    if (more.Segment == turn)
                    {
                        var (open, said) = log.Turns[turn];
                        log.Turns[turn] = (open, said + more.Tokens.Count);
                    }

                    break;
                case FluxEvent.Deleted less when less.Segment == turn && log.Tokens[turn] is { } end && less.Count <= end.Count:
                    // What turned out to belong to the stop.
                    end.RemoveRange(end.Count - less.Count, less.Count);
                    log.Turns[turn] = log.Turns[turn] with { Said = log.Turns[turn].Said - less.Count };
                    break;
                case FluxEvent.Stopped:
                    turn = "";
                    break;
                case FluxEvent.Done { Fault: { } fault }:
                    throw new InvalidOperationException($"The run failed: {fault.Kind}, {fault.Subject}");
            }
        }

        return log;
    }
}
