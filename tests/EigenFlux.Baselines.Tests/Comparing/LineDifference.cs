using System.Text;

namespace EigenFlux.Baselines.Tests.Comparing;

/// <summary>Shows where two texts first differ, with the lines around.</summary>
public static class LineDifference
{
    private const int Context = 3;
    private const int Shown = 12;
    private const int Widest = 400;

    // Further on, a place at which the texts go on alike is not looked for.
    private const int Farthest = 400;

    /// <summary>The first lines that differ: those of the baseline with a minus, and those of now with a plus.</summary>
    public static string Between(string baseline, string now)
    {
        var (before, after) = (baseline.Split('\n'), now.Split('\n'));
        var first = 0;
        while (first < Math.Min(before.Length, after.Length) && before[first] == after[first])
        {
            first++;
        }

        var (gone, come) = Extent(before.AsSpan(first), after.AsSpan(first));
        var text = new StringBuilder($"at line {first + 1}\n");
        Lines(' ', before[Math.Max(0, first - Context)..first]);
        Lines('-', before[first..(first + gone)]);
        Lines('+', after[first..(first + come)]);
        Lines(' ', before[(first + gone)..Math.Min(before.Length, first + gone + Context)]);
        if (!before.AsSpan(first + gone).SequenceEqual(after.AsSpan(first + come)))
        {
            text.Append("and in lines further down\n");
        }

        return text.ToString();

        void Lines(char mark, string[] lines)
        {
            foreach (var line in lines.Take(Shown))
            {
                text.Append(mark).Append(' ').Append(Cut(line)).Append('\n');
            }

            if (lines.Length > Shown)
            {
                text.Append(mark).Append($" … {lines.Length - Shown} more\n");
            }
        }
    }

    /// <summary>After how many lines of each the texts go on alike, for some lines or to their ends.</summary>
    private static (int Gone, int Come) Extent(ReadOnlySpan<string> before, ReadOnlySpan<string> after)
    {
        for (var both = 1; both <= Farthest; both++)
        {
            for (var gone = Math.Max(0, both - after.Length); gone <= Math.Min(both, before.Length); gone++)
            {
                if (Start(before[gone..]).SequenceEqual(Start(after[(both - gone)..])))
                {
                    return (gone, both - gone);
                }
            }
        }

        return (before.Length, after.Length);

        static ReadOnlySpan<string> Start(ReadOnlySpan<string> lines) => lines[..Math.Min(Context, lines.Length)];
    }

    private static string Cut(string line) => line.Length <= Widest ? line : line[..Widest] + "…";
}
