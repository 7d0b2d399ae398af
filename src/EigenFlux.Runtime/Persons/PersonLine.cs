using System.Text;

namespace EigenFlux.Runtime.Persons;

/// <summary>Cleans the text that a person typed or pasted: removes escape sequences and control characters.</summary>
public static class PersonLine
{
    private const char Escape = '\e';
    private const char Bell = '\a';

    /// <summary>
    /// The text without escape sequences and control characters but tabs and line breaks, half characters replaced by U+FFFD, and without
    /// white space around it.
    /// </summary>
    public static string Clean(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return text.Trim();
        }

        var kept = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == Escape)
            {
                i = EndOfSequence(text, i);
            }
            else if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                kept.Append(c).Append(text[++i]);
            }
            else if (char.IsSurrogate(c))
            {
                kept.Append('\uFFFD');
            }
            else if (c is '\n' or '\t' || !char.IsControl(c))
            {
                kept.Append(c);
            }
        }

        return kept.ToString().Trim();
    }

    /// <summary>The last character of an escape sequence: of one that sets something up to its letter, of a title up to its end.</summary>
    private static int EndOfSequence(string text, int start)
    {
        var i = start + 1;
        if (i >= text.Length)
        {
            return start;
        }

        switch (text[i])
        {
            case '[':
                for (i++; i < text.Length && text[i] is >= ' ' and < '@'; i++)
                {
                }

                return Math.Min(i, text.Length - 1);
            case ']' or 'P' or '^' or '_':
                for (i++; i < text.Length && text[i] != Bell && text[i] != '\n'; i++)
                {
                    if (text[i] == Escape)
                    {
                        return Math.Min(i + 1, text.Length - 1);
                    }
                }

                return Math.Min(i, text.Length - 1);
            default:
                return text[i] is >= ' ' and <= '~' ? i : start;
        }
    }
}
