using System.Text;
using System.Text.RegularExpressions;
using EigenFlux.Fuzz.Engine;
using EigenFlux.Fuzz.Generation;
using EigenFlux.Models.Constraints;
using EigenFlux.Models.Constraints.Regexes;
using EigenFlux.Models.Constraints.Shapes;
using EigenFlux.Models.Contract;
using EigenFlux.Models.Decoding;
using EigenFlux.Models.Tests.Constraints;
using EigenFlux.Models.Tokenizers;

namespace EigenFlux.Fuzz.Targets;

/// <summary>
/// Regular expressions: the automaton against .NET. A character outside of the first plane is one character to the automaton and two units
/// to .NET, so that .NET is asked about the same question with others of the first plane in their place, unassigned ones for what is no letter.
/// </summary>
internal sealed partial class RegexTarget : FuzzTarget
{
    private const int Texts = 4;
    private const int ShortPattern = 40;
    private const int MostTries = 6;
    private const int LongestWalk = 14;
    private const string Pattern = "pattern";
    private const string Characters = "abfzZéжß09 -\"\\.xkKsSiı\n\t_{}[]&ſ\u212A,";
    private static readonly string[] Astral = ["😀", "😁", "🙏", "𝒜"];

    // In the same order as what they stand for, behind every other character, so that a range holds either both or neither.
    private static readonly string[] Stand = ["\uFFF1", "\uFFF2", "\uFFF3", "\uFFDC"];
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);
    private static readonly Dictionary<string, RecordShape> NoRecords = [];

    public override string Name => "regex";

    public override string Usage => "random patterns and texts: the automaton refuses what .NET refuses, and takes the texts that .NET matches";

    public override int Share => 200;

    // The automaton of a pattern is made up to a number of states.
    public override long MostBytes => 2L << 30;

    public override FuzzInput Make(SeededRandom random)
    {
        // Most are short: what a pattern costs grows with its length, and what can be wrong with it hardly does.
        var shapes = new RandomShapes(random.NextUInt64());
        var pattern = shapes.Regex();
        for (var tries = 0; pattern.Length > ShortPattern && tries < MostTries; tries++)
        {
            pattern = shapes.Regex();
        }

        if (random.OneIn(4))
        {
            pattern = TextMutator.Mutate(pattern, [pattern, "[😀-🙏]", "(?:x|)*?", "\\p{So}"], random);
        }

        var parts = new List<InputPart> { FuzzInput.Text(Pattern, pattern) };
        for (var i = 0; i < Texts; i++)
        {
            parts.Add(FuzzInput.Text($"text{i}", Text(pattern, random)));
        }

        return new FuzzInput(parts);
    }

    public override void Run(FuzzInput input)
    {
        var pattern = input[Pattern];
        var problem = RegexShape.Check(pattern);

        // .NET takes an escaped character beyond U+FFFF for two, and has no stand-in for it.
        if (!IsUnicode(pattern) || EscapedHalf().IsMatch(pattern))
        {
            return;
        }

        var reference = Whole(WithoutAstral(pattern));
        BrokenRuleException.Require(
            (problem?.Kind == RegexProblemKind.Malformed) == (reference is null),
            "a pattern is malformed where .NET says so",
            () => problem?.ToString() ?? "no problem");
        if (reference is null || problem is { Kind: not RegexProblemKind.NothingMatches })
        {
            return;
        }

        // What a category says of a stand-in is not what it says of the character, and a range up to U+FFFF holds the stand-in alone.
        var canStand = !Category().IsMatch(pattern) && pattern.AsSpan().IndexOfAnyInRange('\uFFDC', '\uFFFF') < 0;
        var shape = new TurnShape(new ValueShape.Pattern(pattern), NoRecords);
        var namesLineBreak = RegexShape.NamesLineBreak(pattern);
        foreach (var text in input.Parts.Skip(1).Select(part => part.Content).Concat(Walk(shape) is { } walked ? [walked] : Array.Empty<string>()))
        {
            if (!IsUnicode(text) || (!canStand && HasAstral(text)) || (!canStand && HasAstral(pattern)))
            {
                continue;
            }

            bool expected;
            try
            {
                var standing = WithoutAstral(text);
                expected = (namesLineBreak || standing.AsSpan().IndexOfAny('\n', '\r') < 0)
                    && (reference.IsMatch(standing) || (standing.StartsWith(' ') && reference.IsMatch(standing[1..])));
            }
            catch (RegexMatchTimeoutException)
            {
                continue;
            }

            BrokenRuleException.Require(
                ShapeReader.TryRead(shape, text, out _) == expected,
                expected ? "what .NET matches may be said" : "only what .NET matches may be said",
                () => System.Text.Json.JsonSerializer.Serialize(text));
        }
    }

    private static string Text(string pattern, SeededRandom random)
    {
        var text = new StringBuilder();
        for (var length = random.NextInt32(7); length > 0; length--)
        {
            text.Append(random.NextInt32(12) switch
            {
                0 => random.Pick(Astral),
                < 4 when pattern.Length > 0 => Rune.TryGetRuneAt(pattern, random.NextInt32(pattern.Length), out var rune) ? rune.ToString() : "a",
                _ => Characters[random.NextInt32(Characters.Length)].ToString(),
            });
        }

        return text.ToString();
    }

    /// <summary>A text that the automaton says, the same for the same pattern; null where it says nothing.</summary>
    private static string? Walk(TurnShape shape)
    {
        var constraint = TokenConstraint.For(ByteTokenizer.Instance, shape);
        if (!constraint.CanBegin)
        {
            return null;
        }

        var random = new SeededRandom((ulong)((ValueShape.Pattern)shape.Value).Regex.Length);
        var cursor = constraint.Begin();
        var said = new List<byte>();
        while (!cursor.IsFinished && said.Count < LongestWalk)
        {
            var tokens = new Models.Contract.TokenId[cursor.Allowed.Count];
            cursor.Allowed.CopyTo(tokens);
            var token = random.Pick(tokens);
            if (cursor.IsEnd(token))
            {
                break;
            }

            cursor.Take(token);
            said.AddRange(ByteTokenizer.Instance.GetBytes(token));
        }

        foreach (var token in cursor.IsComplete ? [] : cursor.ClosingTokens.ToArray())
        {
            said.AddRange(ByteTokenizer.Instance.GetBytes(token));
        }

        return Encoding.UTF8.GetString([.. said]);
    }

    private static Regex? Whole(string pattern)
    {
        try
        {
            _ = new Regex(pattern, RegexOptions.CultureInvariant);
        }
        catch (ArgumentException)
        {
            return null;
        }

        try
        {
            return new Regex($@"\A(?:{pattern})\z", RegexOptions.CultureInvariant, Limit);
        }
        catch (ArgumentException)
        {
            // It ends in a remark, which a new line ends.
            return new Regex($"\\A(?:{pattern}\n)\\z", RegexOptions.CultureInvariant, Limit);
        }
    }

    private static string WithoutAstral(string text)
    {
        for (var i = 0; HasAstral(text) && i < Astral.Length; i++)
        {
            text = text.Replace(Astral[i], Stand[i], StringComparison.Ordinal);
        }

        return text;
    }

    private static bool HasAstral(string text) => text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') >= 0;

    private static bool IsUnicode(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[++i])))
            {
                return false;
            }
        }

        return text.EnumerateRunes().All(rune => rune.Value <= 0xFFFF || Astral.Contains(rune.ToString()));
    }

    [GeneratedRegex(@"\\u[dD][89a-fA-F]")]
    private static partial Regex EscapedHalf();

    [GeneratedRegex(@"\\[pP]|\\u[fF]{2}[d-fD-F]")]
    private static partial Regex Category();
}
