using System.Text;

namespace EigenFlux.Cli.Terminal;

/// <summary>Makes text safe to print: what a program or a model wrote must not move the cursor or turn the writing direction.</summary>
internal static class Printable
{
    /// <summary>The text on one line, control characters as their pictures.</summary>
    public static string Line(string text) => text.AsSpan().IndexOfAnyInRange('\0', '\x1F') < 0 && !text.Any(IsHidden)
        ? text
        : string.Concat(text.Select(Picture));

    /// <summary>The text with its line breaks, other control characters dropped.</summary>
    public static string Prose(string text)
    {
        if (!text.Any(c => c is not ('\n' or '\t') && (char.IsControl(c) || IsHidden(c))))
        {
            return text;
        }

        var kept = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is '\n' or '\t' || !(char.IsControl(c) || IsHidden(c)))
            {
                kept.Append(c);
            }
        }

        return kept.ToString();
    }

    /// <summary>The picture of a control character; every other character itself.</summary>
    public static char Picture(char c) => c switch
    {
        < ' ' => (char)(0x2400 + c),
        '\x7F' => '\u2421',
        _ when char.IsControl(c) || IsHidden(c) => '\uFFFD',
        _ => c,
    };

    // The marks that turn the writing direction or separate lines.
    private static bool IsHidden(char c) => c is '\x7F' or '\u061C' or '\u2028' or '\u2029'
        or (>= '\u200E' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF';
}
