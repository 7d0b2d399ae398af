using System.Text;

namespace EigenFlux.Models.Constraints.Regexes;

/// <summary>
/// Characters of one UTF-16 unit that stand for those of two, in an expression and in the texts that it is matched with: .NET matches units. They
/// are the surrogates, of which no Unicode text has one alone. Characters that an expression does not tell apart share a row of them, and
/// two that are different in a text have different ones, as long as the row has any left.
/// </summary>
internal sealed class StandIns
{
    private const int FirstUnit = 0xD800;
    private const int Units = 0x800;
    private const char Any = '\uFFFF';

    private readonly UnitClasses classes;
    private readonly Dictionary<int, int> rows = [];

    private StandIns(UnitClasses classes)
    {
        this.classes = classes;
        foreach (var (_, last, kind) in classes.Ranges)
        {
            if (last >= CharSet.FirstAstral)
            {
                rows.TryAdd(kind, rows.Count);
            }
        }
    }

    private int RowLength => Units / rows.Count;

    /// <summary>The characters that stand for others in an expression of some pieces.</summary>
    public static StandIns Of(IReadOnlyList<RegexPiece> pieces)
    {
        var sets = new HashSet<CharSet>(pieces.Select(piece => piece.Set).Where(set => set.Ranges is [.., { Last: >= CharSet.FirstAstral }]).Select(set => set.And(CharSet.Astral)));
        return new StandIns(new UnitClasses([.. sets]));
    }

    /// <summary>The original text's unit at which a unit of a text is that has stand-ins.</summary>
    public static int Original(string put, int index)
    {
        var original = index;
        foreach (var unit in put.AsSpan(0, index))
        {
            original += char.IsSurrogate(unit) ? 1 : 0;
        }

        return original;
    }

    /// <summary>An expression with one unit for each character of two: it is well formed where the expression is, whatever the order of ranges.</summary>
    public static string Sketch(string pattern)
    {
        var sketch = new StringBuilder(pattern.Length);
        for (var at = 0; at < pattern.Length;)
        {
            sketch.Append(Next(pattern, ref at));
        }

        return sketch.ToString();
    }

    /// <summary>The place in an expression of a place in its <see cref="Sketch"/>.</summary>
    public static int OfSketch(string pattern, int offset)
    {
        var at = 0;
        for (var before = 0; at < pattern.Length;)
        {
            var start = at;
            var length = Next(pattern, ref at).Length;
            if (before + length > offset)
            {
                return start + Math.Max(0, offset - before);
            }

            before += length;
        }

        return pattern.Length;
    }

    /// <summary>Why an expression cannot be matched; null where it can.</summary>
    public RegexProblem? Problem(string pattern) => rows.Count <= Units
        ? null
        : new RegexProblem(RegexProblemKind.TooLarge, pattern, 0) { Size = rows.Count, Limit = Units, Measure = RegexMeasure.Kinds };

    /// <summary>The rows of stand-ins, each with whether a set has the characters that it is for.</summary>
    public IEnumerable<(char First, char Last, bool IsIn)> RowsOf(CharSet set)
    {
        var isIn = new bool[rows.Count];
        foreach (var (first, last, kind) in classes.Ranges)
        {
            if (last >= CharSet.FirstAstral)
            {
                isIn[rows[kind]] = set.Contains(Math.Max(first, CharSet.FirstAstral));
            }
        }

        return isIn.Select((has, row) => ((char)(FirstUnit + (row * RowLength)), (char)(FirstUnit + ((row + 1) * RowLength) - 1), has));
    }

    /// <summary>A text with stand-ins for its characters of two units; a surrogate that stands alone is no character.</summary>
    public string Put(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            return text;
        }

        var put = new StringBuilder(text.Length);
        var known = new Dictionary<int, char>();
        var used = new int[rows.Count];
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsBmp)
            {
                put.Append((char)rune.Value);
                continue;
            }

            if (!known.TryGetValue(rune.Value, out var unit))
            {
                var row = rows[classes.ClassOf(rune.Value)];
                unit = (char)(FirstUnit + (row * RowLength) + Math.Min(used[row]++, RowLength - 1));
                known.Add(rune.Value, unit);
            }

            put.Append(unit);
        }

        return put.ToString();
    }

    /// <summary>The next of a sketch: a unit, or an escape with the unit after it.</summary>
    private static string Next(string pattern, ref int at)
    {
        var start = at;
        var isEscape = pattern[at] == '\\' && at + 1 < pattern.Length;
        if (isEscape && RegexCharacter.IsPair(pattern, at))
        {
            at += 12;
            return Any.ToString();
        }

        at += isEscape ? 1 : 0;
        var isAstral = RegexCharacter.Read(pattern, ref at) >= CharSet.FirstAstral;
        return isAstral ? $"{(isEscape ? "\\" : "")}{Any}" : pattern[start..at];
    }
}
