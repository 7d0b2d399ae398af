using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace EigenFlux.Models.Tokenizers;

/// <summary>
/// Cuts UTF-8 text into pieces that together are the text again. A piece is a word (letters, with apostrophes inside), a run of
/// digits, or a run of one and the same sign, each with one space before it where there is one. Other spaces in a row are one piece
/// (one token each would be a loop that a small model does not leave); a line break or another blank is a piece by itself.
/// </summary>
/// <remarks>
/// The built-in model's text is scanned at every start of the program. The methods of that loop are compiled well from the
/// beginning: measured, that takes a quarter off.
/// </remarks>
internal static class WordScanner
{
    private enum Kind : byte
    {
        Blank,
        Letter,
        Digit,
        Sign,
    }

    private static readonly Kind[] AsciiKinds = MakeAsciiKinds();

    /// <summary>The length in bytes of the first piece.</summary>
    /// <param name="text">Valid UTF-8, not empty.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int PieceLength(ReadOnlySpan<byte> text)
    {
        var kind = KindAt(text, 0, out var length);
        var end = length;
        if (text[0] == ' ' && text.Length > 1 && KindAt(text, 1, out length) is var second and not Kind.Blank)
        {
            kind = second;
            end = 1 + length;
        }

        return kind switch
        {
            Kind.Letter => WordEnd(text, end),
            Kind.Digit => DigitsEnd(text, end),
            Kind.Sign => RunEnd(text, end, length),
            _ => text[0] == ' ' ? SpacesEnd(text, end) : end,
        };
    }

    private static int SpacesEnd(ReadOnlySpan<byte> text, int end)
    {
        while (end < text.Length && text[end] == ' ')
        {
            end++;
        }

        // The last of them belongs to what follows, where that takes one.
        return end > 1 && end < text.Length && KindAt(text, end, out _) != Kind.Blank ? end - 1 : end;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int WordEnd(ReadOnlySpan<byte> text, int end)
    {
        while (end < text.Length)
        {
            var next = end + ApostropheLength(text[end..]);
            if (next == text.Length || KindAt(text, next, out var length) != Kind.Letter)
            {
                break;
            }

            end = next + length;
        }

        return end;
    }

    private static int DigitsEnd(ReadOnlySpan<byte> text, int end)
    {
        while (end < text.Length && KindAt(text, end, out var length) == Kind.Digit)
        {
            end += length;
        }

        return end;
    }

    private static int RunEnd(ReadOnlySpan<byte> text, int end, int length)
    {
        var sign = text.Slice(end - length, length);
        while (text[end..].StartsWith(sign))
        {
            end += length;
        }

        return end;
    }

    private static int ApostropheLength(ReadOnlySpan<byte> text) =>
        text[0] == '\'' ? 1 : text.StartsWith("\u2019"u8) ? 3 : 0;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Kind KindAt(ReadOnlySpan<byte> text, int index, out int length)
    {
        if (text[index] < 128)
        {
            length = 1;
            return AsciiKinds[text[index]];
        }

        Rune.DecodeFromUtf8(text[index..], out var rune, out length);
        return Classify(rune);
    }

    private static Kind[] MakeAsciiKinds()
    {
        var kinds = new Kind[128];
        for (var i = 0; i < kinds.Length; i++)
        {
            kinds[i] = Classify(new Rune(i));
        }

        return kinds;
    }

    private static Kind Classify(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark
            or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => Kind.Letter,
        UnicodeCategory.DecimalDigitNumber => Kind.Digit,
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.SpaceSeparator
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => Kind.Blank,
        _ => Kind.Sign,
    };
}
