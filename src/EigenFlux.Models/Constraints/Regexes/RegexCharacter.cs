using System.Globalization;

namespace EigenFlux.Models.Constraints.Regexes;

/// <summary>Reads single characters of a regular expression that .NET has found no mistake in: as they stand, or by an escape.</summary>
internal static class RegexCharacter
{
    /// <summary>The code point that stands at a place.</summary>
    /// <param name="pattern">The expression.</param>
    /// <param name="at">Where it stands; then after it.</param>
    public static int Read(string pattern, ref int at)
    {
        var unit = pattern[at++];
        return char.IsHighSurrogate(unit) && at < pattern.Length && char.IsLowSurrogate(pattern[at])
            ? char.ConvertToUtf32(unit, pattern[at++])
            : unit;
    }

    /// <summary>The code point that an escape stands for. Two escapes that are the halves of a character are one.</summary>
    /// <param name="pattern">The expression.</param>
    /// <param name="at">After the backslash; then after the escape.</param>
    public static int ReadEscape(string pattern, ref int at)
    {
        var unit = pattern[at];
        switch (unit)
        {
            case 'u':
                return ReadUnits(pattern, ref at);
            case 'x':
                at += 3;
                return Hexadecimal(pattern.AsSpan(at - 2, 2));
            case 'c':
                at += 2;
                return char.ToUpperInvariant(pattern[at - 1]) - '@';
            case >= '0' and <= '7':
                var value = 0;
                for (var digits = 0; digits < 3 && at < pattern.Length && pattern[at] is >= '0' and <= '7'; digits++)
                {
                    value = (value * 8) + pattern[at++] - '0';
                }

                return value & 0xFF;
            default:
                if (Named(unit) is { } named)
                {
                    at++;
                    return named;
                }

                return Read(pattern, ref at);
        }
    }

    /// <summary>Whether an escape names the halves of one character, and where it ends.</summary>
    /// <param name="pattern">The expression.</param>
    /// <param name="backslash">Where the first backslash is.</param>
    public static bool IsPair(string pattern, int backslash) =>
        backslash + 12 <= pattern.Length && pattern[backslash + 1] == 'u' && pattern[backslash + 6] == '\\' && pattern[backslash + 7] == 'u'
        && IsHexadecimal(pattern, backslash + 2) && IsHexadecimal(pattern, backslash + 8)
        && char.IsHighSurrogate((char)Hexadecimal(pattern.AsSpan(backslash + 2, 4))) && char.IsLowSurrogate((char)Hexadecimal(pattern.AsSpan(backslash + 8, 4)));

    private static int ReadUnits(string pattern, ref int at)
    {
        var unit = Hexadecimal(pattern.AsSpan(at + 1, 4));
        if (!IsPair(pattern, at - 1))
        {
            at += 5;
            return unit;
        }

        at += 11;
        return char.ConvertToUtf32((char)unit, (char)Hexadecimal(pattern.AsSpan(at - 4, 4)));
    }

    private static bool IsHexadecimal(string pattern, int at) => pattern.AsSpan(at, 4).IndexOfAnyExcept("0123456789abcdefABCDEF") < 0;

    private static int Hexadecimal(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private static int? Named(char letter) => letter switch
    {
        'a' => 7,
        'b' => 8,
        't' => 9,
        'n' => 10,
        'v' => 11,
        'f' => 12,
        'r' => 13,
        'e' => 27,
        _ => null,
    };
}
