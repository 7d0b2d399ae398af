using System.Text.RegularExpressions;
using EigenFlux.Models.Common;
using EigenFlux.Models.Constraints.Regexes;

namespace EigenFlux.Models.Constraints.Regexes;

/// <summary>
/// Searches texts for a program's regular expression. It has .NET's culture-invariant meaning, except that a character is a
/// Unicode code point. All patterns of .NET's engines are made here: the non-backtracking engine is preferred, since the time of
/// its searches is linear in the text; the backtracking engine handles back-references and lookaround, and rejects expressions
/// whose search cannot be bounded. Immutable and safe for concurrent use.
/// </summary>
public sealed class RegexSearch
{
    /// <summary>The maximum length of a searched text, in UTF-16 units.</summary>
    public const int MostTextLength = 4_000_000;

    /// <summary>The maximum length of an expression, in UTF-16 units.</summary>
    public const int MostLength = RegexParser.MostLength;

    /// <summary>The maximum nesting depth of groups in an expression.</summary>
    public const int MostNested = RegexParser.MostNested;

    /// <summary>The time limit of a search.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    // The engine that never goes back takes 10,000 characters with all repeats written out; what matches as a whole has a few more.
    private const int MostSize = 9_000;

    // In that engine each character tries all repeats that may be passed over in a row, and for each again all that follow it.
    private const int MostPassedOver = 150;

    // It divides all characters by the sets that are told apart, in time and memory that grow with the square of them.
    private const int MostSets = 200;

    // .NET counts some five states for a character, and takes ten thousand.
    private const int FarFromLimit = 500;

    // Deep brackets would be deep recursion in .NET's reader; what is no group is not told from one here, hence the greater number.
    private const int MostBrackets = 10 * MostNested;

    private static readonly BoundedCache<string, RegexSearch> Kept = new(most: 256);

    private readonly string translated;
    private readonly StandIns standIns;
    private readonly Lazy<Regex> whole;
    private readonly Regex? regex;

    private RegexSearch(string pattern)
    {
        var parsed = RegexParser.Parse(pattern);
        standIns = StandIns.Of(parsed.Pieces);
        translated = "";
        whole = new Lazy<Regex>(() => Whole(translated, Engine.Options));
        Problem = parsed.Broken ?? standIns.Problem(pattern);
        if (Problem is null)
        {
            translated = RegexTranslation.Of(pattern, parsed, standIns);
            (regex, Problem) = Make(translated, pattern, parsed);
        }
    }

    /// <summary>The reason why the expression cannot be searched for; null if it can.</summary>
    public RegexProblem? Problem { get; }

    /// <summary>The search for an expression, without slashes around it.</summary>
    public static RegexSearch Of(string pattern) => Kept.Get(pattern, () => new RegexSearch(pattern));

    /// <summary>Whether the expression matches anywhere in a text.</summary>
    /// <exception cref="RegexMatchTimeoutException">The search took more than <see cref="Limit"/>.</exception>
    /// <exception cref="InvalidOperationException">The expression has a <see cref="Problem"/>.</exception>
    public bool IsMatch(string text) => Engine.IsMatch(standIns.Put(text));

    /// <summary>Whether the expression can match an entire text.</summary>
    /// <inheritdoc cref="IsMatch" path="/exception"/>
    public bool IsWhole(string text) => Problem is null ? whole.Value.IsMatch(standIns.Put(text)) : throw NoSearch();

    /// <summary>The first match in a text; null if there is none.</summary>
    /// <inheritdoc cref="IsMatch" path="/exception"/>
    public RegexHit? First(string text)
    {
        var put = standIns.Put(text);
        if (Engine.Match(put) is not { Success: true } match)
        {
            return null;
        }

        var start = StandIns.Original(put, match.Index);
        return new RegexHit(start, StandIns.Original(put, match.Index + match.Length) - start);
    }

    /// <summary>The number of matches in a text.</summary>
    /// <inheritdoc cref="IsMatch" path="/exception"/>
    public int Count(string text) => Engine.Count(standIns.Put(text));

    /// <summary>
    /// The error that .NET finds in an expression; null if there is none. .NET does not support characters of two units, so
    /// others stand for them.
    /// </summary>
    internal static RegexProblem? FindMistake(string pattern)
    {
        if (DeepestBrackets(pattern) is > MostBrackets and var deep)
        {
            return new RegexProblem(RegexProblemKind.TooLarge, pattern, 0) { Size = deep, Limit = MostNested, Measure = RegexMeasure.Nesting };
        }

        try
        {
            _ = new Regex(StandIns.Sketch(pattern), RegexOptions.CultureInvariant, Limit);
            return null;
        }
        catch (RegexParseException malformed)
        {
            var position = StandIns.OfSketch(pattern, malformed.Offset);
            var message = malformed.Message;
            var cut = message.IndexOf("' at offset", StringComparison.Ordinal);
            var reason = cut < 0 ? message : message[(message.IndexOf(". ", cut, StringComparison.Ordinal) + 2)..];
            return new RegexProblem(RegexProblemKind.Malformed, pattern[position..], position) { Reason = reason.TrimEnd('.') };
        }
    }

    /// <summary>A piece of an expression that matches one UTF-16 unit, as often as it stands in a row.</summary>
    internal static Regex Piece(string piece, RegexOptions options) => new($"(?:{piece})+", options | RegexOptions.CultureInvariant, Limit);

    private Regex Engine => regex ?? throw NoSearch();

    private static (Regex? Regex, RegexProblem? Problem) Make(string translated, string pattern, ParsedRegex parsed)
    {
        var node = parsed.Node;
        try
        {
            if (node.Size <= MostSize && PassedOver(node) <= MostPassedOver && parsed.Pieces.Select(piece => piece.Set).Distinct().Count() <= MostSets)
            {
                // The whole of a text is matched by an expression that is a little larger, and near its own limit .NET takes the one and not the other.
                const RegexOptions Linear = RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;
                var search = new Regex(translated, Linear, Limit);
                if (node.Size > FarFromLimit)
                {
                    _ = Whole(translated, Linear);
                }

                return (search, null);
            }
        }
        catch (NotSupportedException)
        {
            // It looks around, refers back, or is too large.
        }

        // In the other engine the time limit is looked at where characters are taken: it does not hold where none are.
        return EmptyLoop(node) is { } loop
            ? (null, new RegexProblem(RegexProblemKind.Unbounded, pattern[loop.Start..loop.End], loop.Start))
            : (new Regex(translated, RegexOptions.CultureInvariant, Limit), null);
    }

    /// <summary>The first part that is repeated and can match nothing.</summary>
    private static RegexNode.Repeat? EmptyLoop(RegexNode node) => node is RegexNode.Repeat { Part.CanBeEmpty: true, Most: null or > 1 } loop
        ? loop
        : node.Inside.Select(EmptyLoop).FirstOrDefault(found => found is not null);

    /// <summary>The most repeats of any number, one after the other with all bounded repeats written out, that may all be passed over.</summary>
    private static long PassedOver(RegexNode node) => node switch
    {
        RegexNode.Repeat { Part: var part, Most: null } loop => PassedOver(part) + (loop.CanBeEmpty ? 1 : 0),
        RegexNode.Repeat { Part: { CanBeEmpty: true } part, Most: { } most } => Math.Min(PassedOver(part) * most, int.MaxValue),
        RegexNode.Sequence { Parts: var parts } => Math.Max(
            parts.Where(part => part.CanBeEmpty).Sum(PassedOver), parts.Select(PassedOver).DefaultIfEmpty().Max()),
        _ => node.Inside.Select(PassedOver).DefaultIfEmpty().Max(),
    };

    private static int DeepestBrackets(string pattern)
    {
        var (groups, classes, deepest) = (0, 0, 0);
        for (var at = 0; at < pattern.Length; at++)
        {
            switch (pattern[at])
            {
                case '\\':
                    at++;
                    break;
                case '(':
                    deepest = Math.Max(deepest, ++groups);
                    break;
                case ')':
                    groups--;
                    break;
                case '[':
                    deepest = Math.Max(deepest, ++classes);
                    break;
                case ']':
                    classes = Math.Max(0, classes - 1);
                    break;
            }
        }

        return deepest;
    }

    private InvalidOperationException NoSearch() => new($"The expression has a problem: {Problem}");

    private static Regex Whole(string translated, RegexOptions options)
    {
        try
        {
            return new Regex($@"\A(?:{translated})\z", options, Limit);
        }
        catch (RegexParseException)
        {
            // Under (?x) it ends in a remark, which has swallowed what was put behind it. A new line ends the remark.
            return new Regex($@"\A(?:{translated}{'\n'})\z", options, Limit);
        }
    }
}
