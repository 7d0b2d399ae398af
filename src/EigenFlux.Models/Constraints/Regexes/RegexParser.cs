using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;

namespace EigenFlux.Models.Constraints.Regexes;

/// <summary>
/// Reads .NET's regular expressions. .NET has found no mistake in the expression before; what is read here is where each piece ends and how
/// pieces are put together, and what a piece of one character matches. A character is a Unicode code point.
/// </summary>
internal ref struct RegexParser
{
    /// <summary>The most UTF-16 units of an expression.</summary>
    public const int MostLength = 100_000;

    /// <summary>How deeply its groups may be in one another.</summary>
    public const int MostNested = 100;

    private static readonly SearchValues<char> WordUnits = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    private readonly string pattern;
    private readonly List<RegexPiece> pieces = [];
    private readonly List<(int Start, int End)> loops = [];
    private readonly HashSet<CharSet> sets = [];
    private int at;
    private int nested;
    private RegexOptions options;
    private RegexProblem? broken;
    private RegexProblem? beyond;
    private bool namesLineBreak;
    private (int Start, int End) inside;

    private RegexParser(string pattern) => this.pattern = pattern;

    /// <summary>Reads an expression.</summary>
    public static ParsedRegex Parse(string pattern)
    {
        if (pattern.Length > MostLength)
        {
            return Refused(new RegexProblem(RegexProblemKind.TooLarge, pattern, 0) { Size = pattern.Length, Limit = MostLength, Measure = RegexMeasure.Length });
        }

        if (RegexSearch.FindMistake(pattern) is { } mistake)
        {
            return Refused(mistake);
        }

        var parser = new RegexParser(pattern);
        var node = parser.Alternatives();
        return new ParsedRegex(node, parser.broken, parser.beyond, parser.pieces, parser.loops, parser.namesLineBreak);
    }

    private static ParsedRegex Refused(RegexProblem problem) => new(RegexNode.Nothing, problem, null, [], [], false);

    private RegexNode Alternatives()
    {
        if (++nested > MostNested)
        {
            broken ??= new RegexProblem(RegexProblemKind.TooLarge, pattern, 0) { Size = nested, Limit = MostNested, Measure = RegexMeasure.Nesting };
            at = pattern.Length;
            return RegexNode.Nothing;
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

            var start = at;
            if (Part() is { } part)
            {
                parts.Add(Quantified(part, start));
            }
        }
    }

    /// <summary>A part; null where it only set options.</summary>
    private RegexNode? Part()
    {
        var start = at;
        switch (pattern[at])
        {
            case '(':
                at++;
                return Group(start);
            case '[':
                return Class(start);
            case '.':
                at++;
                return Piece(start, CharSets.Of(".", options));
            case '^':
                at++;
                return new RegexNode.At(options.HasFlag(RegexOptions.Multiline) ? RegexAnchor.BeginOfLine : RegexAnchor.Begin);
            case '$':
                at++;
                return new RegexNode.At(options.HasFlag(RegexOptions.Multiline) ? RegexAnchor.EndOfLine : RegexAnchor.EndOrFinalLineBreak);
            case '\\':
                at++;
                return Escape(start);
            default:
                return Character(start, RegexCharacter.Read(pattern, ref at));
        }
    }

    private readonly RegexNode Piece(int start, CharSet set)
    {
        // What is written twice is one set, however it is written.
        set = sets.TryGetValue(set, out var known) ? known : set;
        sets.Add(set);
        pieces.Add(new RegexPiece(start, at, set));
        return new RegexNode.One(set);
    }

    private RegexNode Character(int start, int character)
    {
        namesLineBreak |= character is '\n' or '\r';
        return Piece(start, CharSets.Range(character, character, options));
    }

    private RegexNode Class(int start)
    {
        var read = RegexClass.Read(pattern, at + 1, options);
        at = read.End;
        namesLineBreak |= read.NamesLineBreak;
        if (read.Reversed is { } reversed)
        {
            broken ??= new RegexProblem(RegexProblemKind.Malformed, pattern[reversed..], reversed) { Reason = "[x-y] range in reverse order" };
        }

        if (read.Set is { } set)
        {
            return Piece(start, set);
        }

        // After an empty POSIX name .NET alone knows where the class ends, and no more can be said of the expression.
        beyond ??= new RegexProblem(RegexProblemKind.Unsupported, pattern[start..at], start);
        at = pattern.Length;
        return new RegexNode.Beyond(RegexNode.Nothing, TakesText: true);
    }

    private RegexNode Quantified(RegexNode part, int start)
    {
        var group = inside.End + 1 == at ? inside : default;
        SkipBlanks();
        if (at >= pattern.Length || Bounds() is not var (least, most))
        {
            return part;
        }

        // Whether it takes as much as it can or as little changes what is found first, and not what matches.
        SkipBlanks();
        Eat('?');
        if (part.CanBeEmpty && least > 0 && group.End > 0)
        {
            loops.Add(group);
        }

        return new RegexNode.Repeat(part, least, most, start, at);
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

        // What is larger bounds no repetition, since .NET refuses that: it is text, such as "{9999999999".
        return start == end ? null
            : int.TryParse(pattern.AsSpan(start, end - start), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : int.MaxValue;
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
                return Beyond(RegexProblemKind.LookAround, start, at + 1, at + 1, takesText: false);
            case '>':
                return Beyond(RegexProblemKind.Unsupported, start, at + 1, at + 1, takesText: true);
            case '(':
                return Conditional(start);
            case '<' when pattern[at + 1] is '=' or '!':
                return Beyond(RegexProblemKind.LookAround, start, at + 2, at + 2, takesText: false);
            case '<' or '\'':
                var end = pattern.IndexOf(pattern[at] == '<' ? '>' : '\'', at + 1);
                if (pattern.AsSpan(at, end - at).Contains('-'))
                {
                    return Beyond(RegexProblemKind.Unsupported, start, end + 1, end + 1, takesText: true);
                }

                at = end + 1;
                return Inside();
            default:
                return Options();
        }
    }

    private RegexNode Inside()
    {
        var start = at;
        var node = Alternatives();
        inside = (start, at);
        Eat(')');
        return node;
    }

    /// <summary>One thing or another, after a condition that is a group's name or looks ahead.</summary>
    private RegexNode Conditional(int start)
    {
        beyond ??= new RegexProblem(RegexProblemKind.Unsupported, pattern[start..at], start);
        at++;
        if (pattern[at] == '?')
        {
            Group(at - 1);
        }
        else
        {
            Inside();
        }

        return new RegexNode.Beyond(Inside(), TakesText: true);
    }

    /// <summary>A group that no automaton can do.</summary>
    private RegexNode Beyond(RegexProblemKind kind, int start, int end, int first, bool takesText)
    {
        beyond ??= new RegexProblem(kind, pattern[start..end], start);
        at = first;
        return new RegexNode.Beyond(Inside(), takesText);
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
        var unit = pattern[at];
        switch (unit)
        {
            case 'A':
                at++;
                return new RegexNode.At(RegexAnchor.Begin);
            case 'Z':
                at++;
                return new RegexNode.At(RegexAnchor.EndOrFinalLineBreak);
            case 'z':
                at++;
                return new RegexNode.At(RegexAnchor.End);
            case 'b' or 'B' or 'G':
                at++;
                return Note(RegexProblemKind.Unsupported, start, takesText: false);
            case 'k':
                at++;
                return Reference(start, at + 1);
            case '<' or '\'' when IsReference(at):
                return Reference(start, at + 1);
            case >= '1' and <= '9':
                while (at < pattern.Length && char.IsAsciiDigit(pattern[at]))
                {
                    at++;
                }

                return Note(RegexProblemKind.BackReference, start, takesText: true);
            case 'p' or 'P':
                at = pattern.IndexOf('}', at) + 1;
                return Piece(start, CharSets.Of(pattern[start..at], options));
            case 'd' or 'D' or 's' or 'S' or 'w' or 'W':
                at++;
                return Piece(start, CharSets.Of(pattern[start..at], options));
            default:
                return Character(start, RegexCharacter.ReadEscape(pattern, ref at));
        }
    }

    /// <summary>A reference to a group by its name in brackets, with the opening bracket before <paramref name="name"/>.</summary>
    private RegexNode Reference(int start, int name)
    {
        at = pattern.IndexOf(pattern[name - 1] == '<' ? '>' : '\'', name) + 1;
        return Note(RegexProblemKind.BackReference, start, takesText: true);
    }

    /// <summary>Whether a bracket after a backslash begins the name of a group, as .NET reads the older way to refer to one.</summary>
    private readonly bool IsReference(int bracket)
    {
        var close = pattern[bracket] == '<' ? '>' : '\'';
        var end = pattern.IndexOf(close, bracket + 1);
        var name = end < 0 ? default : pattern.AsSpan(bracket + 1, end - bracket - 1);
        return !name.IsEmpty && !name.ContainsAnyExcept(WordUnits)
            && (pattern.Contains($"(?<{name}", StringComparison.Ordinal) || pattern.Contains($"(?'{name}", StringComparison.Ordinal) || char.IsAsciiDigit(name[0]));
    }

    /// <summary>Takes note of what no automaton can do: no group, but an escape.</summary>
    private RegexNode Note(RegexProblemKind kind, int start, bool takesText)
    {
        beyond ??= new RegexProblem(kind, pattern.Substring(start, 2), start);
        return new RegexNode.Beyond(RegexNode.Nothing, takesText);
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
}
