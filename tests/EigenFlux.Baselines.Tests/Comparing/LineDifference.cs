using System.Text;

namespace EigenFlux.Baselines.Tests.Comparing;

/// <summary>Shows where two texts first differ, with the lines around.</summary>
public static class LineDifference
{
    private const int Context = 3;
    private const int Shown = 8;
    private const int Widest = 400;

    /// <summary>The first lines that differ: those of the baseline with a minus, and those of now with a plus.</summary>
    public static string Between(string baseline, string now)
    {
        var (before, after) = (baseline.Split('\n'), now.Split('\n'));
        var first = 0;
        while (first < Math.Min(before.Length, after.Length) && before[first] == after[first])
        {
            first++;
        }

        var same = 0;
        while (same < Math.Min(before.Length, after.Length) - first && before[^(same + 1)] == after[^(same + 1)])
        {
            same++;
        }

        var text = new StringBuilder($"at line {first + 1}; {before.Length - same - first} lines of the baseline are now {after.Length - same - first}\n");
        Lines(' ', before[Math.Max(0, first - Context)..first]);
        Lines('-', before[first..^same]);
        Lines('+', after[first..^same]);
        Lines(' ', before[^same..Math.Min(before.Length, before.Length - same + Context)]);
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

    private static string Cut(string line) => line.Length <= Widest ? line : line[..Widest] + "…";
}
