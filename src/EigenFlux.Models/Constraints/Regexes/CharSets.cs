using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace EigenFlux.Models.Constraints.Regexes;

/// <summary>
/// What a piece of a regular expression that matches one unit matches: a class, an escape, a letter in either case. .NET itself is
/// asked, about all units, so that the meaning is its own.
/// </summary>
internal static class CharSets
{
    private const int MostKept = 1024;

    private static readonly ConcurrentDictionary<(string Piece, RegexOptions Options), CharSet> Kept = new();
    private static readonly string Every = string.Create(char.MaxValue + 1, 0, static (units, _) =>
    {
        for (var i = 0; i < units.Length; i++)
        {
            units[i] = (char)i;
        }
    });

    /// <summary>The units that a piece matches under some options.</summary>
    /// <param name="piece">The piece, in the syntax of regular expressions.</param>
    /// <param name="options">Of these, those that change what a piece means.</param>
    public static CharSet Of(string piece, RegexOptions options)
    {
        options &= RegexOptions.IgnoreCase | RegexOptions.Singleline;
        if (Kept.TryGetValue((piece, options), out var known))
        {
            return known;
        }

        var ranges = new List<(char, char)>();
        var regex = new Regex($"(?:{piece})+", options | RegexOptions.CultureInvariant);
        foreach (var match in regex.EnumerateMatches(Every))
        {
            ranges.Add(((char)match.Index, (char)(match.Index + match.Length - 1)));
        }

        if (Kept.Count >= MostKept)
        {
            Kept.Clear();
        }

        return Kept.GetOrAdd((piece, options), new CharSet(ranges));
    }
}
