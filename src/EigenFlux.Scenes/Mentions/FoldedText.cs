using System.Globalization;
using System.Text;

namespace EigenFlux.Scenes.Mentions;

/// <summary>
/// A text in the form in which names are compared, so that what reads alike is alike: decomposed (Unicode's NFD, and letters of other
/// widths and shapes as the plain letter), in one case (Unicode's full folding), without what is invisible and without the vowel signs that
/// Arabic, Hebrew and Syriac may leave out, any run of white space as one blank, any apostrophe as <c>'</c> and any hyphen as <c>-</c>; a
/// hyphen between two words is a blank. Each unit knows where it comes from.
/// </summary>
public sealed class FoldedText
{
    private const string Apostrophes = "\u2018\u2019\u201B\u2032\u02B9\u02BB\u02BC\u0060\u00B4\u05F3\uA78B\uA78C";
    private const string Hyphens = "\u2010\u2011\u2012\u2013\u2212\uFE63\u058A\u05BE";

    // No letter of any language has more; what has is put in order no further (the stream-safe format of UAX #15).
    private const int MostMarks = 30;

    private readonly List<int> parts = [];
    private readonly List<Unit> units;

    private FoldedText(string text)
    {
        units = new(text.Length);
        var split = false;
        for (var i = 0; i < text.Length;)
        {
            var (at, codePoint) = (i, CodePointAt(text, i));
            i += codePoint > char.MaxValue ? 2 : 1;
            if (IsInvisible(codePoint, text, at) || IsVowelSign(codePoint))
            {
                split |= codePoint is 0x200B or 0x200C;
                continue;
            }

            parts.Clear();
            UnicodeTables.Decompose(codePoint, parts);
            foreach (var part in parts)
            {
                if (!IsVowelSign(part))
                {
                    Add(part, at, split);
                    split = false;
                }
            }
        }
    }

    private readonly record struct Unit(int CodePoint, int Origin, bool IsUpper, bool IsWord, bool IsSplit);

    /// <summary>How many units there are; each is a code point.</summary>
    public int Length => units.Count;

    /// <summary>A unit, as a code point.</summary>
    public int this[int index] => units[index].CodePoint;

    /// <summary>Reads a text.</summary>
    /// <param name="text">Any text; a half of a surrogate pair counts as U+FFFD.</param>
    public static FoldedText Of(string text) => new(text);

    /// <summary>A name as one text that is equal for names that read alike, without white space around it.</summary>
    public static string Key(string name)
    {
        var folded = Of(name.Trim());
        var key = new StringBuilder(folded.Length);
        for (var i = 0; i < folded.Length; i++)
        {
            key.Append(char.ConvertFromUtf32(folded[i]));
        }

        return key.ToString().Trim();
    }

    /// <summary>The index in the text of the character that a unit comes from.</summary>
    public int OriginOf(int index) => units[index].Origin;

    /// <summary>Whether a unit was a capital.</summary>
    public bool IsUpper(int index) => units[index].IsUpper;

    /// <summary>Whether a unit is a letter, a digit or a mark on one.</summary>
    public bool IsWord(int index) => units[index].IsWord;

    /// <summary>Whether there is an invisible end of a word before a unit: a zero-width space or non-joiner.</summary>
    public bool IsSplitBefore(int index) => units[index].IsSplit;

    private void Add(int codePoint, int origin, bool split)
    {
        if (codePoint <= char.MaxValue && char.IsWhiteSpace((char)codePoint))
        {
            if (units.Count == 0 || units[units.Count - 1].CodePoint != ' ')
            {
                units.Add(new Unit(' ', origin, false, false, split));
            }

            return;
        }

        codePoint = Plain(codePoint);
        var isWord = IsWordCharacter(codePoint);
        if (isWord)
        {
            JoinOverHyphen();
        }

        var folded = Fold(codePoint);
        // Marks of one letter have an order of their own, whatever order they were typed in.
        var order = UnicodeTables.CombiningClass(codePoint);
        var at = units.Count;
        while (order > 0 && at > Math.Max(0, units.Count - MostMarks) && UnicodeTables.CombiningClass(units[at - 1].CodePoint) > order)
        {
            at--;
        }

        units.Insert(at, new Unit(folded, origin, IsCapital(codePoint), isWord, split));
        if (codePoint is 'ß' or 'ẞ' or 'և')
        {
            // The full folding of these has two letters.
            units.Add(new Unit(codePoint == 'և' ? 'ւ' : 's', origin, codePoint == 'ẞ', true, false));
        }
    }

    /// <summary>A hyphen that stands directly behind a word, and before one, is a blank.</summary>
    private void JoinOverHyphen()
    {
        var hyphen = units.Count - 1;
        if (hyphen > 0 && units[hyphen].CodePoint == ' ')
        {
            hyphen--;
        }

        if (hyphen > 0 && units[hyphen].CodePoint == '-' && units[hyphen - 1].IsWord)
        {
            units.RemoveRange(hyphen + 1, units.Count - hyphen - 1);
            units[hyphen] = units[hyphen] with { CodePoint = ' ' };
        }
    }

    private static int Plain(int codePoint) =>
        codePoint > char.MaxValue ? codePoint
        : Apostrophes.IndexOf((char)codePoint) >= 0 ? '\''
        : Hyphens.IndexOf((char)codePoint) >= 0 ? '-'
        : codePoint;

    private static int Fold(int codePoint)
    {
        if (codePoint <= char.MaxValue)
        {
            return (char)codePoint switch
            {
                'ß' or 'ẞ' => 's',
                'և' => 'ե',
                var letter => char.ToLowerInvariant(char.ToUpperInvariant(letter)),
            };
        }

        return char.ConvertToUtf32(char.ConvertFromUtf32(codePoint).ToUpperInvariant().ToLowerInvariant(), 0);
    }

    private static bool IsCapital(int codePoint) =>
        codePoint <= char.MaxValue ? char.ToLowerInvariant((char)codePoint) != codePoint : Fold(codePoint) != codePoint;

    private static bool IsWordCharacter(int codePoint) => CategoryOf(codePoint) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
        or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber
        or UnicodeCategory.LetterNumber or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
        or UnicodeCategory.EnclosingMark;

    // A joiner between pictures makes one picture of them; all other format characters, and the choice of a glyph, are not seen.
    private static bool IsInvisible(int codePoint, string text, int at) => codePoint is >= 0xFE00 and <= 0xFE0F or 0x034F or 0x115F or 0x1160
        || (codePoint >= 0xAD && CategoryOf(codePoint) == UnicodeCategory.Format
            && !(codePoint == 0x200D && at > 0 && at + 1 < text.Length && IsPicture(text, at + 1)))
        || codePoint is >= 0xE0100 and <= 0xE01EF;

    /// <summary>
    /// Whether a code point is a sign that a text in Arabic, Hebrew or Syriac has or leaves out, and the same word is read: of vowels and
    /// their absence, of length and recitation, and the stroke that makes a word longer. Hamza and madda are not among them: they make another
    /// letter of the one that they are on.
    /// </summary>
    private static bool IsVowelSign(int codePoint) => codePoint is
        (>= 0x0591 and <= 0x05BD) or 0x05BF or 0x05C1 or 0x05C2 or 0x05C4 or 0x05C5 or 0x05C7
        or (>= 0x0610 and <= 0x061A) or 0x0640 or (>= 0x064B and <= 0x0652) or (>= 0x0656 and <= 0x065F) or 0x0670
        or (>= 0x06D6 and <= 0x06DC) or (>= 0x06DF and <= 0x06E4) or 0x06E7 or 0x06E8 or (>= 0x06EA and <= 0x06ED)
        or (>= 0x0730 and <= 0x074A) or (>= 0x08CA and <= 0x08E1) or (>= 0x08E3 and <= 0x08FF)
        or (>= 0xFC5E and <= 0xFC63) or (>= 0xFCF2 and <= 0xFCF4) or (>= 0xFE70 and <= 0xFE7F);

    private static bool IsPicture(string text, int at) => CategoryOf(CodePointAt(text, at)) == UnicodeCategory.OtherSymbol;

    private static UnicodeCategory CategoryOf(int codePoint) => codePoint <= char.MaxValue
        ? CharUnicodeInfo.GetUnicodeCategory((char)codePoint)
        : CharUnicodeInfo.GetUnicodeCategory(char.ConvertFromUtf32(codePoint), 0);

    private static int CodePointAt(string text, int at) =>
        !char.IsSurrogate(text[at]) ? text[at]
        : at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]) ? char.ConvertToUtf32(text[at], text[at + 1])
        : 0xFFFD;
}
