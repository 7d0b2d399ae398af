namespace EigenFlux.Compiler.Lowering;

/// <summary>Finds what a mistaken name was probably meant to be.</summary>
public static class Suggestion
{
    /// <summary>A sentence with a space before it, such as <c>" Did you mean 'temperature'?"</c>; empty where nothing is near.</summary>
    public static string For(string name, IEnumerable<string> known)
    {
        var best = known.Select(candidate => (candidate, distance: Distance(name, candidate)))
            .OrderBy(pair => pair.distance).ThenBy(pair => pair.candidate, StringComparer.Ordinal).FirstOrDefault();
        return best.candidate is not null && best.distance <= Math.Max(1, name.Length / 3) ? $" Did you mean '{best.candidate}'?" : "";
    }

    /// <summary>How many letters must be put in, taken out or changed (Levenshtein), without regard to case.</summary>
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var changed = diagonal + (char.ToLowerInvariant(left[i - 1]) == char.ToLowerInvariant(right[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
