using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace EigenFlux.Models.Constraints.Regexes;

/// <summary>
/// The characters that a piece of a regular expression matches: an escape, a letter in either case, a range. Of characters of one UTF-16 unit
/// .NET itself is asked. Of the others it knows nothing: their Unicode category decides, as it does for .NET.
/// </summary>
internal static class CharSets
{
    private const int MostKept = 1024;

    // No plane after this one has letters in two cases.
    private const int EndOfCases = 0x20000;

    private static readonly ConcurrentDictionary<(string Piece, RegexOptions Options), CharSet> Kept = new();
    private static readonly string Every = string.Create(CharSet.FirstAstral, 0, static (units, _) =>
    {
        for (var i = 0; i < units.Length; i++)
        {
            units[i] = (char)i;
        }
    });

    private static readonly Lazy<Dictionary<UnicodeCategory, (int Sample, CharSet Astral)>> Categories = new(FindCategories);
    private static readonly Lazy<int[]> Cased = new(FindCased);
    private static readonly ConcurrentDictionary<int, int[]> Partners = new();

    /// <summary>What an escape or the point matches, in the syntax of regular expressions; it names no character of two units.</summary>
    /// <param name="piece">The escape.</param>
    /// <param name="options">Of these, those that change what a piece means.</param>
    public static CharSet Of(string piece, RegexOptions options)
    {
        options &= RegexOptions.IgnoreCase | RegexOptions.Singleline;
        if (Kept.TryGetValue((piece, options), out var known))
        {
            return known;
        }

        var units = OfUnits(piece, options);
        var set = CharSet.Of(units.Ranges.Concat(AstralOf(piece, units).Ranges));
        if (Kept.Count >= MostKept)
        {
            Kept.Clear();
        }

        return Kept.GetOrAdd((piece, options), set);
    }

    /// <summary>The characters of a range, and with <see cref="RegexOptions.IgnoreCase"/> those that differ from one by their case alone.</summary>
    public static CharSet Range(int first, int last, RegexOptions options)
    {
        if (!options.HasFlag(RegexOptions.IgnoreCase))
        {
            return CharSet.Of(first, last);
        }

        var cased = Cased.Value;
        var ranges = new List<(int, int)> { (first, last) };
        var at = Array.BinarySearch(cased, first);
        for (at = at < 0 ? ~at : at; at < cased.Length && cased[at] <= last; at++)
        {
            ranges.AddRange(Partners.GetOrAdd(cased[at], FindPartners).Select(other => (other, other)));
        }

        return CharSet.Of(ranges);
    }

    private static CharSet OfUnits(string piece, RegexOptions options)
    {
        var ranges = new List<(int, int)>();
        foreach (var match in RegexSearch.Piece(piece, options).EnumerateMatches(Every))
        {
            ranges.Add((match.Index, match.Index + match.Length - 1));
        }

        return CharSet.Of(ranges);
    }

    /// <summary>Of the characters of two units those that a piece matches: those of the categories that it matches.</summary>
    private static CharSet AstralOf(string piece, CharSet units)
    {
        if (piece == ".")
        {
            return CharSet.Astral;
        }

        if (piece.Length < 2 || piece[0] != '\\' || piece[1] is not ('d' or 'D' or 's' or 'S' or 'w' or 'W' or 'p' or 'P'))
        {
            return CharSet.None;
        }

        // Blocks are named for characters of one unit alone.
        if (piece.AsSpan(2).StartsWith("{Is"))
        {
            return piece[1] == 'P' ? CharSet.Astral : CharSet.None;
        }

        return CharSet.Of(Categories.Value.Values.Where(category => units.Contains(category.Sample)).SelectMany(category => category.Astral.Ranges));
    }

    private static Dictionary<UnicodeCategory, (int Sample, CharSet Astral)> FindCategories()
    {
        var samples = new Dictionary<UnicodeCategory, int>();
        for (var unit = 0; unit < CharSet.FirstAstral; unit++)
        {
            samples.TryAdd(CharUnicodeInfo.GetUnicodeCategory((char)unit), unit);
        }

        var ranges = samples.Keys.ToDictionary(category => category, _ => new List<(int, int)>());
        for (var first = CharSet.FirstAstral; first <= CharSet.Last;)
        {
            var category = CharUnicodeInfo.GetUnicodeCategory(first);
            var next = first + 1;
            while (next <= CharSet.Last && CharUnicodeInfo.GetUnicodeCategory(next) == category)
            {
                next++;
            }

            ranges[category].Add((first, next - 1));
            first = next;
        }

        return samples.ToDictionary(pair => pair.Key, pair => (pair.Value, CharSet.Of(ranges[pair.Key])));
    }

    /// <summary>The characters that another differs from by its case alone, by rising code point.</summary>
    private static int[] FindCased()
    {
        var cased = new SortedSet<int>();
        for (var value = 0; value < EndOfCases; value++)
        {
            if (!Rune.TryCreate(value, out var rune))
            {
                continue;
            }

            foreach (var other in (Rune[])[Rune.ToLowerInvariant(rune), Rune.ToUpperInvariant(rune)])
            {
                if (other != rune)
                {
                    cased.Add(value);
                    cased.Add(other.Value);
                }
            }
        }

        return [.. cased];
    }

    /// <summary>The characters that differ from one by their case alone. Of those of one unit .NET is asked.</summary>
    private static int[] FindPartners(int character)
    {
        var cased = Cased.Value;
        if (character >= CharSet.FirstAstral)
        {
            var rune = new Rune(character);
            return Array.FindAll(cased, other => other >= CharSet.FirstAstral && other != character
                && (Rune.ToUpperInvariant(new Rune(other)) == Rune.ToUpperInvariant(rune) || Rune.ToLowerInvariant(new Rune(other)) == Rune.ToLowerInvariant(rune)));
        }

        var regex = RegexSearch.Piece(string.Create(CultureInfo.InvariantCulture, $@"\u{character:X4}"), RegexOptions.IgnoreCase);
        return Array.FindAll(cased, other => other < CharSet.FirstAstral && regex.IsMatch(((char)other).ToString()));
    }
}
