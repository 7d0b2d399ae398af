using System.Text.RegularExpressions;

namespace EigenFlux.Models.Constraints.Regexes;

/// <summary>
/// Reads a class of characters of a regular expression that .NET has found no mistake in. It may have another taken from it, and where that
/// begins depends on what is a range, so that ranges are followed as .NET follows them.
/// </summary>
internal sealed class RegexClass
{
    private readonly string pattern;
    private readonly RegexOptions options;
    private readonly List<(int, int)> ranges = [];
    private CharSet taken = CharSet.None;
    private int at;

    private RegexClass(string pattern, int at, RegexOptions options) => (this.pattern, this.at, this.options) = (pattern, at, options);

    /// <summary>The characters of the class; null for one with an empty POSIX name, which .NET passes over.</summary>
    public CharSet? Set { get; private set; }

    /// <summary>The place after the class.</summary>
    public int End => at;

    /// <summary>Where a range begins whose last character comes before its first; null where there is none.</summary>
    public int? Reversed { get; private set; }

    /// <summary>Whether it names a line break as one of its characters.</summary>
    public bool NamesLineBreak { get; private set; }

    /// <summary>Reads a class.</summary>
    /// <param name="pattern">The expression.</param>
    /// <param name="at">After the class's bracket.</param>
    /// <param name="options">The options that hold there.</param>
    public static RegexClass Read(string pattern, int at, RegexOptions options)
    {
        var read = new RegexClass(pattern, at, options);
        read.Read();
        return read;
    }

    private void Read()
    {
        var isNegated = pattern[at] == '^';
        at += isNegated ? 1 : 0;
        int? from = null;
        for (var first = true; ; first = false)
        {
            var start = at;
            var escaped = pattern[at] == '\\';
            if (pattern[at] == ']' && !first)
            {
                at++;
                var all = CharSet.Of(ranges);
                NamesLineBreak &= !isNegated;
                Set = (isNegated ? all.Complement() : all).Except(taken);
                return;
            }

            at += escaped ? 1 : 0;
            if (escaped && (ReadShorthand() || ReadDash(ref from)))
            {
                continue;
            }

            var character = escaped ? RegexCharacter.ReadEscape(pattern, ref at) : RegexCharacter.Read(pattern, ref at);
            NamesLineBreak |= character is '\n' or '\r';
            if (character == '[' && !escaped && from is null && pattern.AsSpan(at).StartsWith("::]"))
            {
                return;
            }

            var takes = false;
            if (from is { } lower)
            {
                from = null;
                takes = character == '[' && !escaped;
                if (character < lower && !takes)
                {
                    Reversed ??= start;
                }

                Add(lower, takes ? lower : character);
            }
            else if (at + 1 < pattern.Length && pattern[at] == '-' && pattern[at + 1] != ']')
            {
                from = character;
                at++;
            }
            else if (character == '-' && !escaped && !first && pattern[at] == '[')
            {
                takes = true;
                at++;
            }
            else
            {
                Add(character, character);
            }

            if (takes && !Take())
            {
                return;
            }
        }
    }

    private bool Take()
    {
        var other = Read(pattern, at, options);
        at = other.End;
        Reversed ??= other.Reversed;
        taken = other.Set ?? taken;
        return other.Set is not null;
    }

    /// <summary>Reads an escape for several characters.</summary>
    private bool ReadShorthand()
    {
        var start = at - 1;
        switch (pattern[at])
        {
            case 'p' or 'P':
                at = pattern.IndexOf('}', at) + 1;
                break;
            case 'd' or 'D' or 's' or 'S' or 'w' or 'W':
                at++;
                break;
            default:
                return false;
        }

        ranges.AddRange(CharSets.Of(pattern[start..at], options).Ranges);
        return true;
    }

    /// <summary>Reads an escaped dash, which begins no range.</summary>
    private bool ReadDash(ref int? from)
    {
        if (pattern[at] != '-')
        {
            return false;
        }

        Add(from ?? '-', '-');
        from = null;
        at++;
        return true;
    }

    private void Add(int first, int last)
    {
        if (first <= last)
        {
            ranges.AddRange(CharSets.Range(first, last, options).Ranges);
        }
    }
}
