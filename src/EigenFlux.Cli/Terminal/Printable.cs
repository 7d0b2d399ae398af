using System.Buffers;
using System.Text;

namespace EigenFlux.Cli.Terminal;

/// <summary>Makes text safe to print: text of a program or a model must not move the cursor or change the writing direction.</summary>
internal static class Printable
{
    private static readonly SearchValues<char> Acting = SearchValues.Create(
        [.. Enumerable.Range(0, char.MaxValue + 1).Select(code => (char)code).Where(Acts)]);

    private static readonly SearchValues<char> ActingOnScreens = SearchValues.Create(
        [.. Enumerable.Range(0, char.MaxValue + 1).Select(code => (char)code).Where(c => Acts(c) && c is not ('\n' or '\t'))]);

    /// <summary>The text on one line, characters that act as their pictures.</summary>
    public static string Line(string text) => text.AsSpan().ContainsAny(Acting) ? string.Concat(text.Select(Picture)) : text;

    /// <summary>The text with its line breaks and tabs, other characters that act as their pictures.</summary>
    public static string Screen(string text) => text.AsSpan().ContainsAny(ActingOnScreens)
        ? string.Concat(text.Select(c => c is '\n' or '\t' ? c : Picture(c)))
        : text;

    /// <summary>The text with its line breaks and tabs, other characters that act dropped.</summary>
    public static string Prose(string text)
    {
        if (!text.AsSpan().ContainsAny(ActingOnScreens))
        {
            return text;
        }

        var kept = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!ActingOnScreens.Contains(c))
            {
                kept.Append(c);
            }
        }

        return kept.ToString();
    }

    /// <summary>A document of JSON with its characters that act escaped; they stand in its texts alone.</summary>
    public static string Json(string document)
    {
        var written = new StringBuilder(document.Length);
        foreach (var c in document)
        {
            _ = ActingOnScreens.Contains(c) && c != '\r' ? written.Append($"\\u{(int)c:x4}") : written.Append(c);
        }

        return written.ToString();
    }

    /// <summary>Whether a text of JSON has characters that act.</summary>
    public static bool ActsOnScreen(string text) => text.AsSpan().ContainsAny(ActingOnScreens);

    /// <summary>The picture of a character that acts; every other character itself.</summary>
    public static char Picture(char c) => c switch
    {
        < ' ' => (char)(0x2400 + c),
        '\x7F' => '\u2421',
        _ when Acts(c) => '\uFFFD',
        _ => c,
    };

    // Controls (C0, DEL and C1), and the marks that turn the writing direction or separate lines.
    private static bool Acts(char c) => char.IsControl(c) || c is '\u061C' or '\u2028' or '\u2029' or '\uFEFF'
        or (>= '\u200E' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u206F') or (>= '\uFFF9' and <= '\uFFFB');
}
