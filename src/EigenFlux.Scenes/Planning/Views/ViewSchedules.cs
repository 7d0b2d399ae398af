using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Planning.Scheduling;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Scenes.Planning.Views;

/// <summary>
/// What happens in each view where texts have certain lengths. A summary covers the text deleted from the window that has what everyone
/// sees, and is written into every window at the same beats.
/// </summary>
internal sealed class ViewSchedules
{
    private readonly Schedules schedules;
    private readonly Func<string, TokenRange, int> length;
    private readonly Func<string, string?>? textOf;
    private readonly Func<string, IReadOnlyList<int>?>? within;
    private readonly CancellationToken cancellation;
    private readonly HashSet<int>? folds;
    private readonly List<int> summaries = [];

    /// <param name="schedules">Goes through the scene.</param>
    /// <param name="viewers">All who have a view.</param>
    /// <param name="length">For a segment and the range of its length (of a turn: of what is said), its length.</param>
    /// <param name="textOf">The text of a segment where it is known, for the lore that it mentions.</param>
    /// <param name="within">For a segment, the places of its tokens that begin within a character, where that is known.</param>
    /// <param name="cancellation">Ends a simulation at the next step.</param>
    public ViewSchedules(
        Schedules schedules, IReadOnlyCollection<string> viewers, Func<string, TokenRange, int> length, Func<string, string?>? textOf = null,
        Func<string, IReadOnlyList<int>?>? within = null, CancellationToken cancellation = default)
    {
        (this.schedules, this.length, this.textOf, this.within, this.cancellation) = (schedules, length, textOf, within, cancellation);
        if (schedules.HasSummary)
        {
            folds = [.. Common(viewers).Where(HasSummary).Select(entry => entry.Beat)];
        }
    }

    /// <summary>What happens in a view.</summary>
    /// <param name="viewer">One of those whose view it is.</param>
    /// <param name="privateTokens">The tokens of private text that is pinned in the window.</param>
    /// <param name="afterBeat">Called after each beat, with its number and what is in the window.</param>
    public IReadOnlyList<ScheduleEntry> Of(string viewer, int privateTokens, Action<int, PageLedger>? afterBeat = null)
    {
        var written = 0;
        return schedules.Simulate(
            (segment, range) => segment == SegmentNames.Summary ? summaries[written++] : length(segment, range),
            out _,
            afterBeat,
            textOf,
            step => step.SeenBy.Contains(viewer),
            privateTokens,
            folds,
            within,
            cancellation);
    }

    /// <summary>What happens in the window that has what everyone sees and nothing else.</summary>
    private IReadOnlyList<ScheduleEntry> Common(IReadOnlyCollection<string> viewers) => schedules.Simulate(
        (segment, range) =>
        {
            var tokens = length(segment, range);
            if (segment == SegmentNames.Summary)
            {
                summaries.Add(tokens);
            }

            return tokens;
        },
        out _,
        textOf: textOf,
        sees: step => step.SeenBy.ContainsAll(viewers),
        within: within,
        cancellation: cancellation);

    private static bool HasSummary(ScheduleEntry entry) => entry.Written.Any(written => written.Segment == SegmentNames.Summary);
}
