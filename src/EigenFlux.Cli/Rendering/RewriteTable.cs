using EigenFlux.Cli.Terminal;
using EigenFlux.Scenes.Planning.Plans;

namespace EigenFlux.Cli.Rendering;

/// <summary>A table of the segments that are written again, with their beats, at worst and typically.</summary>
/// <param name="pen">Where to.</param>
internal sealed class RewriteTable(Pen pen)
{
    private const int MostRows = 30;
    private const int Time = 24;

    /// <param name="late">The schedule at worst.</param>
    /// <param name="usual">The expected schedule.</param>
    public void Render(IReadOnlyList<ScheduleEntry> late, IReadOnlyList<ScheduleEntry> usual)
    {
        var worst = Writings(late);
        var expected = Writings(usual);
        var rows = worst.Keys.Concat(expected.Keys.Where(key => !worst.ContainsKey(key))).ToList();
        pen.Line($"  {"at worst".PadRight(Time)}{"typically".PadRight(Time)}again", Style.Gutter);
        foreach (var row in rows.Take(MostRows))
        {
            var (then, rule) = (Beat(worst, row), Beat(expected, row));
            pen.Write("  ").Write((then ?? "not").PadRight(Time), then is null ? Style.Dim : Style.Plain);
            pen.Write((rule ?? "not").PadRight(Time), rule is null ? Style.Dim : Style.Plain);
            pen.Write(Printable.Line(row.Segment));
            var tokens = worst.TryGetValue(row, out var writing) ? writing.Tokens : expected[row].Tokens;
            pen.Line(tokens is { } known ? FormattableString.Invariant($", {known:N0} tokens") : "", Style.Dim);
        }

        if (rows.Count > MostRows)
        {
            pen.Line(FormattableString.Invariant($"  … {rows.Count - MostRows:N0} more …"), Style.Dim);
        }
    }

    private static string? Beat(Dictionary<(string Segment, int Time), (int Beat, int? Tokens)> writings, (string Segment, int Time) row) =>
        writings.TryGetValue(row, out var writing) ? FormattableString.Invariant($"beat {writing.Beat}") : null;

    /// <summary>For each segment and each time that it is written again, the beat, and the tokens of a definition.</summary>
    private static Dictionary<(string Segment, int Time), (int Beat, int? Tokens)> Writings(IReadOnlyList<ScheduleEntry> schedule)
    {
        var writings = new Dictionary<(string, int), (int, int?)>();
        var times = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var entry in schedule)
        {
            foreach (var segment in entry.Reinstated)
            {
                var time = times[segment] = times.GetValueOrDefault(segment) + 1;
                writings[(segment, time)] = (entry.Beat, entry.Written.Where(written => written.Segment == segment).Select(written => (int?)written.Tokens).FirstOrDefault());
            }
        }

        return writings;
    }
}
