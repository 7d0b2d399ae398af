namespace EigenFlux.Runtime.Loop;

/// <summary>Divides what was deleted into portions that are summed up one after the other.</summary>
internal static class SummaryPortions
{
    // What is shorter is not divided any more, in characters.
    private const int Shortest = 32;

    /// <summary>Portions of at most so many tokens, of whole segments where they are not longer.</summary>
    /// <param name="segments">The texts, in order; each ends a line.</param>
    /// <param name="limit">The most tokens of a portion.</param>
    /// <param name="count">Counts a text's tokens.</param>
    public static IReadOnlyList<string> Of(IEnumerable<string> segments, int limit, Func<string, int> count)
    {
        var portions = new List<string>();
        var portion = "";
        foreach (var segment in segments.SelectMany(segment => Divide(segment, limit, count)))
        {
            var longer = portion + segment + (segment.EndsWith('\n') ? "" : "\n");
            if (portion.Length > 0 && count(longer) > limit)
            {
                portions.Add(portion.Trim());
                longer = longer[portion.Length..];
            }

            portion = longer;
        }

        portions.Add(portion.Trim());
        return [.. portions.Where(text => text.Length > 0)];
    }

    /// <summary>A text as two of about half its length, parted at white space where there is some; null where it is too short.</summary>
    public static (string First, string Second)? Halve(string text)
    {
        if (text.Length < 2 * Shortest)
        {
            return null;
        }

        var middle = text.Length / 2;
        var at = text.LastIndexOfAny([' ', '\n', '\t'], middle, middle - (Shortest / 2));
        if (at < 0)
        {
            at = char.IsLowSurrogate(text[middle]) ? middle - 1 : middle;
        }

        return (text[..at].TrimEnd(), text[at..].TrimStart());
    }

    private static IEnumerable<string> Divide(string text, int limit, Func<string, int> count)
    {
        if (count(text) <= limit || Halve(text) is not var (first, second))
        {
            return [text];
        }

        return Divide(first, limit, count).Concat(Divide(second, limit, count));
    }
}
