using System.Globalization;
using System.Text;

namespace EigenFlux.Scenes.Mentions;

/// <summary>
/// Where names may begin and end in a text. The rules are those of UAX #29 with these differences, since a name is looked for and not a
/// word: an apostrophe and a hyphen end a name ("Ada's", "Ada-like"), as does a change of script; in a script that puts nothing between
/// words a name may end between any two characters; before Korean endings a name of Hangul may end.
/// </summary>
internal sealed class WordEdges
{
    // Vowels and marks of length that go on with the syllable before them, and vowels that are written before the syllable they belong to.
    private const string NeverFirst = "ー々ゃゅょぁぃぅぇぉゎ\u0E30\u0E32\u0E45\u0EB0\u0EB2";
    private const string NeverLast = "\u0E40\u0E41\u0E42\u0E43\u0E44\u0EC0\u0EC1\u0EC2\u0EC3\u0EC4";

    // Signs that join the next consonant to the one before, and the sign of a consonant that ends a syllable.
    private const string Joiners = "\u17D2\u1039";
    private const int Asat = 0x103A;

    private const int FirstMark = 0x300;

    private readonly FoldedText text;
    private readonly HashSet<int>? clusters;

    public WordEdges(FoldedText text, string source)
    {
        this.text = text;
        if (source.AsSpan().ContainsAnyExceptInRange('\0', (char)(FirstMark - 1)))
        {
            clusters = [.. StringInfo.ParseCombiningCharacters(source)];
        }
    }

    /// <summary>What the place before a unit is to a name that begins with it.</summary>
    public WordEdge Before(int start)
    {
        if (start == 0)
        {
            return WordEdge.Hard;
        }

        if (!IsCharacter(start))
        {
            return WordEdge.Inside;
        }

        var (outer, inner) = (Scripts.Of(text, Base(start - 1)), Scripts.Of(text, start));
        if (IsOpen(outer, inner, start))
        {
            return WordEdge.Hard;
        }

        if (outer == Script.Underscore)
        {
            var beyond = start - 1;
            while (beyond >= 0 && text[beyond] == '_')
            {
                beyond--;
            }

            return beyond >= 0 && text.IsWord(beyond) ? Joined(inner) : WordEdge.Hard;
        }

        return Is(NeverLast, start - 1) || Is(Joiners, start - 1) || GoesOn(start) ? WordEdge.Inside
            : Between(inner, outer);
    }

    /// <summary>What the place before a unit is to a name that ends there.</summary>
    /// <param name="end">The first unit behind the name.</param>
    public WordEdge After(int end)
    {
        if (end == text.Length)
        {
            return WordEdge.Hard;
        }

        if (!IsCharacter(end))
        {
            return WordEdge.Inside;
        }

        var (inner, outer) = (Scripts.Of(text, Base(end - 1)), Scripts.Of(text, end));
        if (IsOpen(outer, inner, end))
        {
            return WordEdge.Hard;
        }

        if (outer == Script.Underscore)
        {
            var beyond = end;
            while (beyond < text.Length && text[beyond] == '_')
            {
                beyond++;
            }

            return beyond < text.Length && text.IsWord(beyond) ? Joined(inner) : WordEdge.Hard;
        }

        return Is(NeverLast, end - 1) || Is(Joiners, end - 1) || GoesOn(end) ? WordEdge.Inside
            : inner == Script.Hangul && outer == Script.Hangul ? (KoreanEndings.Are(text[end - 1], HangulFrom(end)) ? WordEdge.Soft : WordEdge.Inside)
            : Between(inner, outer);
    }

    /// <summary>Whether a unit is the first of a character as a reader sees it.</summary>
    private bool IsCharacter(int index) =>
        text.OriginOf(index) != text.OriginOf(index - 1) && clusters?.Contains(text.OriginOf(index)) != false;

    private bool IsOpen(Script outer, Script inner, int at) =>
        outer == Script.None || inner is Script.None or Script.Underscore || text.IsSplitBefore(at);

    private static WordEdge Joined(Script inner) => inner == Script.Unspaced ? WordEdge.Soft : WordEdge.Inside;

    private static WordEdge Between(Script inner, Script outer) => (inner, outer) switch
    {
        (Script.Unspaced, _) or (_, Script.Unspaced) => WordEdge.Soft,
        (Script.Digit, Script.Katakana) or (Script.Katakana, Script.Digit) => WordEdge.Soft,
        (Script.Digit, _) or (_, Script.Digit) => WordEdge.Inside,
        _ => inner == outer ? WordEdge.Inside : WordEdge.Soft,
    };

    /// <summary>The syllable before a unit goes on with it.</summary>
    private bool GoesOn(int index)
    {
        if (Is(NeverFirst, index))
        {
            return true;
        }

        // In Myanmar a consonant with the sign of its end belongs to the syllable before it.
        for (var next = index + 1; next < text.Length && text[next] is >= 0x1036 and <= 0x103A; next++)
        {
            if (text[next] == Asat)
            {
                return true;
            }
        }

        return false;
    }

    private bool Is(string characters, int index) => text[index] <= char.MaxValue && characters.Contains((char)text[index]);

    /// <summary>The letter that a mark is on.</summary>
    private int Base(int index)
    {
        while (index > 0 && !IsCharacter(index))
        {
            index--;
        }

        return index;
    }

    private string HangulFrom(int index)
    {
        var rest = new StringBuilder();
        for (; index < text.Length && rest.Length <= KoreanEndings.Most && Scripts.Of(text, index) == Script.Hangul; index++)
        {
            rest.Append((char)text[index]);
        }

        return rest.ToString();
    }
}
