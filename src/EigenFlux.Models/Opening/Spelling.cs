namespace EigenFlux.Models.Opening;

/// <summary>Finds what was meant by a misspelt word.</summary>
internal static class Spelling
{
    /// <summary>The word fewest edits away; null where all are further than two, or than half of its letters.</summary>
    public static string? Nearest(string written, IEnumerable<string> words)
    {
        string? nearest = null;
        var least = 3;
        foreach (var word in words)
        {
            var distance = Distance(written, word);
            if (distance < least && distance * 2 <= word.Length)
            {
                (nearest, least) = (word, distance);
            }
        }

        return nearest;
    }

    /// <summary>The edit distance of Levenshtein, row by row.</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
