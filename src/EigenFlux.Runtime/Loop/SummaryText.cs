namespace EigenFlux.Runtime.Loop;

/// <summary>Cuts a summary to the room that there is for it.</summary>
internal static class SummaryText
{
    // A cut goes back to the end of a sentence where that leaves at least this share of the text.
    private const double LeastShare = 0.5;

    /// <summary>
    /// As much of the text's beginning as fits: up to the end of a sentence where one is near, or else of a word, or of a character where
    /// even the first word is too long. Empty where nothing fits.
    /// </summary>
    /// <param name="text">The text; white space around it does not count.</param>
    /// <param name="fits">Whether a text fits. What fits also does when it is shortened.</param>
    public static string Fit(string text, Func<string, bool> fits)
    {
        text = text.Trim();
        if (text.Length == 0 || fits(text))
        {
            return text;
        }

        var words = Ends(text, (before, after) => !char.IsWhiteSpace(before) && char.IsWhiteSpace(after));
        var cut = Longest(text, words, fits);
        if (cut == 0)
        {
            cut = Longest(text, Ends(text, (before, _) => !char.IsHighSurrogate(before)), fits);
        }

        var sentence = text.AsSpan(0, cut).LastIndexOfAny(".!?。！？…");
        if (sentence + 1 >= cut * LeastShare && fits(text[..(sentence + 1)]))
        {
            cut = sentence + 1;
        }

        return text[..cut].TrimEnd();
    }

    /// <summary>The places between two characters that a rule accepts.</summary>
    private static List<int> Ends(string text, Func<char, char, bool> rule) =>
        [.. Enumerable.Range(1, text.Length - 1).Where(at => rule(text[at - 1], text[at]))];

    /// <summary>The last place up to which the text fits; 0 where there is none.</summary>
    private static int Longest(string text, List<int> ends, Func<string, bool> fits)
    {
        var (low, high) = (0, ends.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (fits(text[..ends[middle]]))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low == 0 ? 0 : ends[low - 1];
    }
}
