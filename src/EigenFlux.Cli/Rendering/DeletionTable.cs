using EigenFlux.Cli.Terminal;
using EigenFlux.Scenes.Planning.Plans;

namespace EigenFlux.Cli.Rendering;

/// <summary>A table of deletions: the segments, with the beat and the number of generated tokens, at worst and typically.</summary>
/// <param name="pen">Where to.</param>
internal sealed class DeletionTable(Pen pen)
{
    private const int MostRows = 30;
    private const int Time = 24;

    private readonly record struct Moment(int Beat, int Generated, bool Partly);

    /// <param name="late">The schedule at worst.</param>
    /// <param name="usual">The expected schedule.</param>
    public void Render(IReadOnlyList<ScheduleEntry> late, IReadOnlyList<ScheduleEntry> usual)
    {
        var worst = Moments(late);
        var expected = Moments(usual);
        if (worst.Count == 0 && expected.Count == 0)
        {
            pen.Line("  Nothing is ever deleted: the whole scene fits in the window.", Style.Success);
            return;
        }

        var rows = new List<(List<string> Segments, Moment? Worst, Moment? Expected)>();
        foreach (var segment in worst.Keys.Concat(expected.Keys.Where(name => !worst.ContainsKey(name))))
        {
            var at = (Worst: Find(worst, segment), Expected: Find(expected, segment));
            if (rows.Count > 0 && (rows[^1].Worst, rows[^1].Expected) == at)
            {
                rows[^1].Segments.Add(segment);
            }
            else
            {
                rows.Add(([segment], at.Worst, at.Expected));
            }
        }

        pen.Line($"  {"at worst".PadRight(Time)}{"typically".PadRight(Time)}goes", Style.Gutter);
        foreach (var (segments, then, rule) in rows.Take(MostRows))
        {
            pen.Write("  ").Write(Format(then).PadRight(Time), then is null ? Style.Dim : Style.Plain);
            pen.Write(Format(rule).PadRight(Time), rule is null ? Style.Dim : Style.Plain);
            pen.Line(TextWidth.Fit(string.Join(", ", segments.Select(Printable.Line)), Math.Max(20, pen.Width - (2 * Time) - 2)));
        }

        if (rows.Count > MostRows)
        {
            pen.Line(FormattableString.Invariant($"  … {rows.Count - MostRows:N0} more deletions …"), Style.Dim);
        }
    }

    private static string Format(Moment? moment) => moment is { } at
        ? FormattableString.Invariant($"beat {at.Beat}, token {at.Generated:N0}{(at.Partly ? " (part)" : "")}")
        : "stays";

    private static Moment? Find(Dictionary<string, Moment> moments, string segment) =>
        moments.TryGetValue(segment, out var moment) ? moment : null;

    /// <summary>
    /// When each life of a segment first loses something, in order; <see cref="Moment.Partly"/> where it is never gone as a whole.
    /// </summary>
    private static Dictionary<string, Moment> Moments(IReadOnlyList<ScheduleEntry> schedule)
    {
        var moments = new Dictionary<string, Moment>(StringComparer.Ordinal);
        var gone = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var entry in schedule)
        {
            foreach (var cut in entry.Cut)
            {
                moments.TryAdd(Life(cut), new Moment(entry.Beat, entry.Generated, Partly: true));
            }

            foreach (var deleted in entry.Deleted.Except(entry.Reinstated))
            {
                moments[Life(deleted)] = moments.TryGetValue(Life(deleted), out var begun)
                    ? begun with { Partly = false }
                    : new Moment(entry.Beat, entry.Generated, Partly: false);
                gone[deleted] = gone.GetValueOrDefault(deleted) + 1;
            }
        }

        return moments;

        // What is written again goes again.
        string Life(string segment) => gone.GetValueOrDefault(segment) is > 0 and var times ? $"{segment} ({times + 1})" : segment;
    }
}
