using System.Text;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Runtime.Stops;

/// <summary>Finds stops in the text of a turn, and the length of the text that cannot become part of a stop.</summary>
internal sealed class TextStops
{
    // A regular expression may begin its match anywhere; readers see text that is this far from the end.
    private const int RegexHoldBack = 48;

    private readonly List<(string Text, string By, bool AfterText)> literals = [];
    private readonly List<string> patterns = [];
    private int longest;

    /// <summary>A text that ends the turn.</summary>
    /// <param name="text">The text.</param>
    /// <param name="by">The stop's name.</param>
    /// <param name="afterText">Whether it counts only after something other than white space was said.</param>
    public void Add(string text, string by, bool afterText)
    {
        if (text.Length > 0)
        {
            literals.Add((text, by, afterText));
            longest = Math.Max(longest, text.Length);
        }
    }

    /// <summary>A regular expression that ends the turn.</summary>
    public void AddPattern(string pattern) => patterns.Add(pattern);

    /// <summary>The first stop in the text.</summary>
    /// <param name="said">The turn's text.</param>
    /// <param name="from">The number of characters that were searched before and contain no stop.</param>
    public StopMatch? Find(StringBuilder said, int from)
    {
        StopMatch? best = null;
        if (literals.Count > 0)
        {
            var start = Math.Max(0, from - longest + 1);
            var tail = said.ToString(start, said.Length - start);
            foreach (var (text, by, afterText) in literals)
            {
                for (var at = tail.IndexOf(text, StringComparison.Ordinal); at >= 0; at = tail.IndexOf(text, at + 1, StringComparison.Ordinal))
                {
                    if (best is null || start + at < best.Value.At)
                    {
                        if (afterText && IsBlank(said, start + at))
                        {
                            continue;
                        }

                        best = new StopMatch(start + at, by);
                    }

                    break;
                }
            }
        }

        if (patterns.Count > 0)
        {
            var all = said.ToString();
            foreach (var pattern in patterns)
            {
                if (RegexCache.First(pattern, all) is { } match && (best is null || match.Index < best.Value.At))
                {
                    best = new StopMatch(match.Index, StopNames.Regex);
                }
            }
        }

        return best;
    }

    /// <summary>The number of characters from the start that can be shown: no stop can remove them.</summary>
    public int Settled(StringBuilder said)
    {
        var settled = patterns.Count > 0 ? Math.Max(0, said.Length - RegexHoldBack) : said.Length;
        foreach (var (text, _, _) in literals)
        {
            for (var length = Math.Min(text.Length - 1, said.Length); length > 0 && said.Length - length < settled; length--)
            {
                if (EndsWith(said, text.AsSpan(0, length)))
                {
                    settled = said.Length - length;
                    break;
                }
            }
        }

        // White space waits for what follows it: at the end of a turn it belongs to nobody.
        while (settled > 0 && char.IsWhiteSpace(said[settled - 1]))
        {
            settled--;
        }

        return settled;
    }

    private static bool EndsWith(StringBuilder said, ReadOnlySpan<char> end)
    {
        for (var i = 0; i < end.Length; i++)
        {
            if (said[said.Length - end.Length + i] != end[i])
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsBlank(StringBuilder said, int length)
    {
        for (var i = 0; i < length; i++)
        {
            if (!char.IsWhiteSpace(said[i]))
            {
                return false;
            }
        }

        return true;
    }
}
