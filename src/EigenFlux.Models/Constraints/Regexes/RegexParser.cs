using System.Globalization;
using System.Text.RegularExpressions;

namespace EigenFlux.Models.Constraints.Regexes;

/// <summary>
/// Reads the regular subset of .NET's regular expressions. .NET has found no mistake in the expression before; what is read here is
/// where each piece ends and how pieces are put together, and .NET says what a piece of one character matches.
/// </summary>
internal ref struct RegexParser
{
    private const int MostNested = 100;
    private const int MostLength = 2000;

    private readonly string pattern;
    private int at;
    private int nested;
    private RegexOptions options;
    private RegexProblem? problem;

    private RegexParser(string pattern) => this.pattern = pattern;

    /// <summary>Reads an expression.</summary>
    /// <returns>The expression, or what is wrong with it.</returns>
    public static (RegexNode? Node, RegexProblem? Problem) Parse(string pattern)
    {
        if (pattern.Length > MostLength)
        {
            return (null, new RegexProblem(RegexProblemKind.TooLarge, pattern, 0));
        }

        try
        {
            _ = new Regex(pattern, RegexOptions.CultureInvariant);
        }
        catch (RegexParseException malformed)
        {
            var position = Math.Clamp(malformed.Offset, 0, pattern.Length);
            return (null, new RegexProblem(RegexProblemKind.Malformed, pattern[position..], position));
        }

        var parser = new RegexParser(pattern);
        var node = parser.Alternatives();
        return parser.problem is { } problem ? (null, problem) : (node, null);
    }

    private RegexNode Alternatives()
    {
        if (++nested > MostNested)
        {
            return Refuse(RegexProblemKind.TooLarge, at, pattern.Length);
        }

        var outside = options;
        var alternatives = new List<RegexNode>();
        do
        {
            alternatives.Add(Parts());
        }
        while (Eat('|'));
        options = outside;
        nested--;
        return alternatives.Count == 1 ? alternatives[0] : new RegexNode.Either(alternatives);
    }

    private RegexNode Parts()
    {
        var parts = new List<RegexNode>();
        while (true)
        {
            SkipBlanks();
            if (at >= pattern.Length || pattern[at] is '|' or ')')
            {
                return parts.Count == 1 ? parts[0] : new RegexNode.Sequence(parts);
            }

            if (Part() is { } part)
            {
                parts.Add(Quantified(part));
            }
        }
    }

    /// <summary>A part; null where it only set options.</summary>
    private RegexNode? Part()
    {
        var start = at;
        switch (pattern[at++])
        {
            case '(':
                return Group(start);
            case '[':
                return RegexClass.Skip(pattern, ref at) ? Piece(start) : Refuse(RegexProblemKind.Unsupported, start, at);
            case '.':
                return Piece(start);
            case '^':
                return new RegexNode.At(options.HasFlag(RegexOptions.Multiline) ? RegexAnchor.BeginOfLine : RegexAnchor.Begin);
            case '$':
                return new RegexNode.At(options.HasFlag(RegexOptions.Multiline) ? RegexAnchor.EndOfLine : RegexAnchor.EndOrFinalLineBreak);
            case '\\':
                return Escape(start);
            case var unit:
                return options.HasFlag(RegexOptions.IgnoreCase)
                    ? new RegexNode.One(CharSets.Of(Regex.Escape(unit.ToString()), options))
                    : new RegexNode.One(CharSet.Of(unit));
        }
    }

    private RegexNode Piece(int start) => new RegexNode.One(CharSets.Of(pattern[start..at], options));

    private RegexNode Quantified(RegexNode part)
    {
        SkipBlanks();
        if (at >= pattern.Length || Bounds() is not var (least, most))
        {
            return part;
        }

        // Whether it takes as much as it can or as little changes what is found first, and not what matches.
        SkipBlanks();
        Eat('?');
        return new RegexNode.Repeat(part, least, most);
    }

    private (int Least, int? Most)? Bounds()
    {
        switch (pattern[at])
        {
            case '*':
                at++;
                return (0, null);
            case '+':
                at++;
                return (1, null);
            case '?':
                at++;
                return (0, 1);
            case '{':
                return Braces();
            default:
                return null;
        }
    }

    /// <summary>The numbers in braces; null where they are no bounds, for then the brace stands for itself.</summary>
    private (int Least, int? Most)? Braces()
    {
        var end = at + 1;
        var least = Digits(ref end);
        var most = least;
        if (least is not null && end < pattern.Length && pattern[end] == ',')
        {
            end++;
            most = Digits(ref end);
        }

        if (least is null || end >= pattern.Length || pattern[end] != '}')
        {
            return null;
        }

        at = end + 1;
        return (least.Value, most);
    }

    private readonly int? Digits(ref int end)
    {
        var start = end;
        while (end < pattern.Length && char.IsAsciiDigit(pattern[end]))
        {
            end++;
        }

        return start == end ? null : int.Parse(pattern.AsSpan(start, end - start), NumberStyles.None, CultureInfo.InvariantCulture);
    }

    private RegexNode? Group(int start)
    {
        if (!Eat('?'))
        {
            return Inside();
        }

        switch (pattern[at])
        {
            case ':':
                at++;
                return Inside();
            case '=' or '!':
                return Refuse(RegexProblemKind.LookAround, start, at + 1);
            case '>':
                return Refuse(RegexProblemKind.Unsupported, start, at + 1);
            case '(':
                return Refuse(RegexProblemKind.Unsupported, start, at);
            case '<' when pattern[at + 1] is '=' or '!':
                return Refuse(RegexProblemKind.LookAround, start, at + 2);
            case '<' or '\'':
                var end = pattern.IndexOf(pattern[at] == '<' ? '>' : '\'', at + 1);
                if (pattern.AsSpan(at, end - at).Contains('-'))
                {
                    return Refuse(RegexProblemKind.Unsupported, start, end + 1);
                }

                at = end + 1;
                return Inside();
            default:
                return Options();
        }
    }

    private RegexNode Inside()
    {
        var node = Alternatives();
        Eat(')');
        return node;
    }

    /// <summary>Options for the rest of the group, or for a group of their own.</summary>
    private RegexNode? Options()
    {
        var outside = options;
        var on = true;
        while (pattern[at] is not (')' or ':'))
        {
            var option = char.ToLowerInvariant(pattern[at]) switch
            {
                'i' => RegexOptions.IgnoreCase,
                'm' => RegexOptions.Multiline,
                's' => RegexOptions.Singleline,
                'x' => RegexOptions.IgnorePatternWhitespace,
                _ => RegexOptions.None, // Which groups are numbered changes nothing.
            };
            on = pattern[at] switch { '-' => false, '+' => true, _ => on };
            options = on ? options | option : options & ~option;
            at++;
        }

        if (pattern[at++] == ')')
        {
            return null;
        }

        var node = Inside();
        options = outside;
        return node;
    }

    private RegexNode Escape(int start)
    {
        var unit = pattern[at++];
        switch (unit)
        {
            case 'A':
                return new RegexNode.At(RegexAnchor.Begin);
            case 'Z':
                return new RegexNode.At(RegexAnchor.EndOrFinalLineBreak);
            case 'z':
                return new RegexNode.At(RegexAnchor.End);
            case 'b' or 'B' or 'G':
                return Refuse(RegexProblemKind.Unsupported, start, at);
            case 'k' or (>= '1' and <= '9'):
                return Refuse(RegexProblemKind.BackReference, start, at);
            case 'p' or 'P':
                at = pattern.IndexOf('}', at) + 1;
                break;
            case 'x':
                at += 2;
                break;
            case 'u':
                at += 4;
                break;
            case 'c':
                at++;
                break;
            case '0':
                for (var digits = 1; digits < 3 && at < pattern.Length && pattern[at] is >= '0' and <= '7'; digits++)
                {
                    at++;
                }

                break;
        }

        return Piece(start);
    }

    private void SkipBlanks()
    {
        while (at < pattern.Length)
        {
            if (pattern.AsSpan(at).StartsWith("(?#"))
            {
                at = pattern.IndexOf(')', at) + 1;
            }
            else if (!options.HasFlag(RegexOptions.IgnorePatternWhitespace))
            {
                return;
            }
            else if (pattern[at] is ' ' or (>= '\t' and <= '\r'))
            {
                at++;
            }
            else if (pattern[at] == '#')
            {
                var end = pattern.IndexOf('\n', at);
                at = end < 0 ? pattern.Length : end + 1;
            }
            else
            {
                return;
            }
        }
    }

    private bool Eat(char unit)
    {
        if (at >= pattern.Length || pattern[at] != unit)
        {
            return false;
        }

        at++;
        return true;
    }

    /// <summary>Takes note of the first problem, and reads no further.</summary>
    private RegexNode Refuse(RegexProblemKind kind, int start, int end)
    {
        problem ??= new RegexProblem(kind, pattern[start..Math.Min(end, pattern.Length)], start);
        at = pattern.Length;
        return RegexNode.Nothing;
    }
}
