using System.Globalization;
using System.Text;

namespace EigenFlux.Models.Constraints.Regexes;

/// <summary>Writes an expression over code points as one over UTF-16 units, in which <see cref="StandIns"/> stand for the characters of two.</summary>
internal static class RegexTranslation
{
    // A group with a number of its own changes no other group's number.
    private const string Barrier = "(?<2147483646>";

    /// <summary>The expression as .NET is to read it.</summary>
    public static string Of(string pattern, ParsedRegex parsed, StandIns standIns)
    {
        var edits = new List<(int Start, int End, string Text)>();
        foreach (var piece in parsed.Pieces)
        {
            if (Piece(pattern[piece.Start..piece.End], piece.Set, standIns) is { } written)
            {
                edits.Add((piece.Start, piece.End, written));
            }
        }

        // .NET makes one loop of loops that are directly in one another, and loses that the inner one may be passed over: it finds no match of
        // (?:a+|)+ in an empty text. A group between them keeps them apart.
        foreach (var (start, end) in parsed.Loops)
        {
            edits.Add((start, start, Barrier));
            edits.Add((end, end, ")"));
        }

        var text = new StringBuilder(pattern.Length);
        var at = 0;
        foreach (var (start, end, replacement) in edits.OrderBy(edit => edit.Start).ThenBy(edit => edit.End))
        {
            text.Append(pattern, at, start - at).Append(replacement);
            at = end;
        }

        return text.Append(pattern, at, pattern.Length - at).ToString();
    }

    /// <summary>A piece that .NET would match the wrong stand-ins with, as it is to be written; null where it is right as it stands.</summary>
    private static string? Piece(string source, CharSet set, StandIns standIns)
    {
        if (set.Ranges is [.., { Last: < 0xD800 }])
        {
            return null;
        }

        var hasSurrogates = set.Contains(0xD800);
        var namesAstral = false;
        for (var at = 0; at < source.Length; at++)
        {
            namesAstral |= char.IsSurrogate(source[at]) || (source[at] == '\\' && NamesSurrogate(source, at));
        }

        var rows = standIns.RowsOf(set).ToList();
        if (!namesAstral && rows.TrueForAll(row => row.IsIn == hasSurrogates))
        {
            return null;
        }

        if (!namesAstral && !hasSurrogates)
        {
            return $"(?:{source}|[{Written(rows.Where(row => row.IsIn).Select(row => ((int)row.First, (int)row.Last)))}])";
        }

        var units = set.And(CharSet.Astral.Complement()).Except(CharSet.Of([(0xD800, 0xDFFF)])).Ranges;
        var all = CharSet.Of(units.Concat(rows.Where(row => row.IsIn).Select(row => ((int)row.First, (int)row.Last)))).Ranges;
        return all.Count == 0 ? @"[^\s\S]" : $"(?-i:[{Written(all)}])";
    }

    private static bool NamesSurrogate(string source, int backslash) =>
        source.AsSpan(backslash + 1).StartsWith("uD", StringComparison.OrdinalIgnoreCase) && source.Length > backslash + 3 && source[backslash + 3] is not (>= '0' and <= '7');

    private static string Written(IEnumerable<(int First, int Last)> ranges)
    {
        var text = new StringBuilder();
        foreach (var (first, last) in ranges)
        {
            text.Append(CultureInfo.InvariantCulture, $@"\u{first:X4}-\u{last:X4}");
        }

        return text.ToString();
    }
}
