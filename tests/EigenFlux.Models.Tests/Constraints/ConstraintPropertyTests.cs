using EigenFlux.Models.Constraints;
using EigenFlux.Models.Constraints.Regexes;
using EigenFlux.Models.Constraints.Shapes;
using EigenFlux.Models.Contract;
using EigenFlux.Models.Decoding;
using EigenFlux.Models.Tokenizers;

namespace EigenFlux.Models.Tests.Constraints;

public class ConstraintPropertyTests
{
    private static readonly Dictionary<string, RecordShape> NoRecords = [];
    private static readonly ITokenizer[] Tokenizers = [ByteTokenizer.Instance, PatchworkTokenizer.Random(1), PatchworkTokenizer.Random(2)];

    [Fact]
    public void Of_a_thousand_regular_expressions_only_texts_that_dotnet_matches_are_said()
    {
        var shapes = new RandomShapes(11);
        var random = new SeededRandom(12);
        var (said, tooLarge) = (0, 0);
        for (var i = 0; i < 1000; i++)
        {
            var pattern = shapes.Regex();
            var shape = new TurnShape(new ValueShape.Pattern(pattern), NoRecords);
            if (RegexShape.Check(pattern) is { } problem)
            {
                problem.Kind.ShouldBeOneOf(RegexProblemKind.NothingMatches, RegexProblemKind.TooLarge);
                TokenConstraint.For(ByteTokenizer.Instance, shape).CanBegin.ShouldBeFalse();
                tooLarge += problem.Kind == RegexProblemKind.TooLarge ? 1 : 0;
                continue;
            }

            // A line break that the expression does not name is no part of a turn, and some match nothing else.
            foreach (var tokenizer in TokenConstraint.For(ByteTokenizer.Instance, shape).CanBegin ? Tokenizers : [])
            {
                var text = Walks.Say(TokenConstraint.For(tokenizer, shape), random, 4 + random.NextInt32(20));
                Oracle.IsValue(shape, text).ShouldBeTrue($"{i}: {pattern} said {Show(text)}");
                ShapeReader.TryRead(shape, text, out _).ShouldBeTrue($"{i}: {pattern} said {Show(text)}");
                said++;
            }
        }

        said.ShouldBeGreaterThan(2000);
        tooLarge.ShouldBeLessThan(50);
    }

    [Fact]
    public void Of_a_thousand_records_only_values_that_a_JSON_parser_and_the_schema_accept_are_said()
    {
        var shapes = new RandomShapes(21);
        var random = new SeededRandom(22);
        for (var i = 0; i < 1000; i++)
        {
            var shape = shapes.Record();
            TokenConstraint.Check(shape).ShouldBeEmpty();
            foreach (var tokenizer in Tokenizers)
            {
                var text = Walks.Say(TokenConstraint.For(tokenizer, shape), random, 10 + random.NextInt32(150));
                Oracle.IsValue(shape, text).ShouldBeTrue($"{i}: {Show(text)} of {Describe(shape)}");
                ShapeReader.TryRead(shape, text, out _).ShouldBeTrue($"{i}: {Show(text)}");
            }
        }
    }

    [Fact]
    public void What_dotnet_matches_is_what_may_be_said()
    {
        // Texts of a few characters at random, and those of walks with one character changed: as many match as do not.
        string[] characters = [.. "abZéж0 -\"\\.xkKsSiı\n\t_{}]&ſ\u212A".Select(unit => unit.ToString()), "😀", "😁", "🙏", "😀"];
        var shapes = new RandomShapes(31);
        var random = new SeededRandom(32);
        var (matched, refused) = (0, 0);
        for (var i = 0; i < 1000; i++)
        {
            var pattern = shapes.Regex();
            var shape = new TurnShape(new ValueShape.Pattern(pattern), NoRecords);
            var problem = RegexShape.Check(pattern);
            if (problem?.Kind == RegexProblemKind.TooLarge)
            {
                continue;
            }

            for (var j = 0; j < 8; j++)
            {
                var text = j % 2 == 0 || !TokenConstraint.For(ByteTokenizer.Instance, shape).CanBegin ? "" : Walks.Say(TokenConstraint.For(ByteTokenizer.Instance, shape), random, 12);
                for (var changes = random.NextInt32(3); changes >= 0; changes--)
                {
                    var at = random.NextInt32(text.Length + 1);
                    text = text.Insert(at, characters[random.NextInt32(characters.Length)]);
                }

                text = text.Replace("\uFFFD", "", StringComparison.Ordinal);
                if (!IsUnicode(text))
                {
                    continue;
                }

                var expected = Oracle.IsValue(shape, text);
                ShapeReader.TryRead(shape, text, out _).ShouldBe(expected, $"{i}: {pattern} and {Show(text)}");
                (matched, refused) = expected ? (matched + 1, refused) : (matched, refused + 1);
            }
        }

        matched.ShouldBeGreaterThan(300);
        refused.ShouldBeGreaterThan(500);
    }

    private static bool IsUnicode(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[++i])))
            {
                return false;
            }
        }

        return true;
    }

    private static string Describe(TurnShape shape) => System.Text.Json.JsonSerializer.Serialize(shape);

    private static string Show(string text) => System.Text.Json.JsonSerializer.Serialize(text);
}
