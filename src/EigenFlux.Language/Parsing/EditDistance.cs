namespace EigenFlux.Language.Parsing;

/// <summary>How many letters must be changed, put in, left out or exchanged to make one word of another.</summary>
public static class EditDistance
{
    /// <summary>The nearest of some words, if any is near enough to be what was meant.</summary>
    public static string? Nearest(string word, IEnumerable<string> candidates)
    {
        string? best = null;
        var limit = word.Length switch { <= 1 => 0, <= 4 => 1, _ => 2 };
        var bestDistance = limit + 1;
        foreach (var candidate in candidates)
        {
            if (Math.Abs(candidate.Length - word.Length) >= bestDistance && !string.Equals(candidate, word, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            var distance = string.Equals(candidate, word, StringComparison.OrdinalIgnoreCase) ? 0 : Between(word, candidate);
            if (distance < bestDistance && candidate != word)
            {
                bestDistance = distance;
                best = candidate;
            }
        }

        return best;
    }

    private static int Between(string a, string b)
    {
        if (a.Length > 64 || b.Length > 64)
        {
            return int.MaxValue;
        }

        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    rows[i, j] = i + j;
                    continue;
                }

                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }

        return rows[a.Length, b.Length];
    }
}
