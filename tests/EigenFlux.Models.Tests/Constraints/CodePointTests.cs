using System.Text;
using System.Text.RegularExpressions;
using EigenFlux.Models.Constraints;
using EigenFlux.Models.Constraints.Regexes;
using EigenFlux.Models.Constraints.Shapes;
using EigenFlux.Models.Decoding;

namespace EigenFlux.Models.Tests.Constraints;

public class CodePointTests
{
    private static readonly Dictionary<string, RecordShape> NoRecords = [];

    [Theory]
    [InlineData("😀+", "😀😀", true)]
    [InlineData("😀+", "😀😁", false)]
    [InlineData("[😀😁]", "😁", true)]
    [InlineData("[😀😁]", "😂", false)]
    [InlineData("^[😀-🙏]+$", "😁🙏", true)]
    [InlineData("[😀-🙏]", "🚀", false)]
    [InlineData(".", "😁", true)]
    [InlineData("..", "😁", false)]
    [InlineData(".{2}", "😁😁", true)]
    [InlineData("[^a]", "😁", true)]
    [InlineData("[^😁]", "😁", false)]
    [InlineData("[^😁]", "😂", true)]
    [InlineData("[^a]{2}", "😁", false)]
    [InlineData("😀?😀", "😀", true)]
    [InlineData("😀{2}", "😀😀", true)]
    [InlineData(@"\p{So}+", "😁☺", true)]
    [InlineData(@"\P{So}", "😁", false)]
    [InlineData(@"\W", "😁", true)]
    [InlineData(@"\w", "😁", false)]
    [InlineData(@"\w+", "𠮷野𝐀", true)]
    [InlineData(@"\W", "𠮷", false)]
    [InlineData(@"[^\W]", "𠮷", true)]
    [InlineData(@"[\W😁]", "😁", true)]
    [InlineData(@"\d", "𝟘", true)]
    [InlineData(@"\D", "𝟘", false)]
    [InlineData(@"\S", "😁", true)]
    [InlineData(@"\p{L}", "𐐀", true)]
    [InlineData(@"\p{Lu}", "𐐨", false)]
    [InlineData("(?i)𐐀", "𐐨", true)]
    [InlineData("(?i)[𐐀-𐐁]", "𐐩", true)]
    [InlineData("(?i)𐐀", "𐐩", false)]
    [InlineData("𐐀", "𐐨", false)]
    [InlineData(@"\p{IsGreek}", "😁", false)]
    [InlineData(@"\P{IsGreek}", "😁", true)]
    [InlineData(@"\uD83D\uDE00", "😀", true)]
    [InlineData(@"[\uD83D\uDE00-\uD83D\uDE4F]", "😁", true)]
    [InlineData(@"\uD83D", "😀", false)]
    [InlineData(@"[\w-[😀𠮷]]", "𠮷", false)]
    [InlineData("[a-😀]", "ж", true)]
    [InlineData("[a-😀]", "😁", false)]
    [InlineData(@"\😀", "😀", true)]
    [InlineData("(?x) 😀 # 😁", "😀", true)]
    [InlineData("(?x)a+ ?b", "aab", true)]
    [InlineData("(?x)a {2} ?b", "aab", true)]
    [InlineData("(?x)a+ ?b", "a?b", false)]
    [InlineData(@"[\-a]", "a", true)]
    [InlineData(@"[\-a]", "-", true)]
    [InlineData(@"[a\-z]", "m", false)]
    [InlineData(@"[a\-z]", "z", true)]
    public void A_character_of_two_units_is_a_character_for_types_and_for_searches(string pattern, string text, bool matches)
    {
        RegexSearch.Of(pattern).IsWhole(text).ShouldBe(matches);
        ShapeReader.TryRead(new TurnShape(new ValueShape.Pattern(pattern), NoRecords), text, out _).ShouldBe(matches);
    }

    [Theory]
    [InlineData("(?=😀)..", "a😀b", 1, 3)]
    [InlineData(@"(.)\1", "😀😁😁", 2, 4)]
    [InlineData("(?<=😁)b", "😀b😁b", 5, 1)]
    [InlineData("(?<!😁)b", "😁b😀b", 5, 1)]
    [InlineData("(?>😀|😁)b", "😀😁b", 2, 3)]
    [InlineData("(😀)?(?(1)b|c)", "😀b", 0, 3)]
    [InlineData("b", "😀b", 2, 1)]
    [InlineData("[^b]b", "😀b", 0, 3)]
    public void Where_a_match_is_is_told_in_units_of_the_text(string pattern, string text, int index, int length) =>
        RegexSearch.Of(pattern).First(text).ShouldBe(new RegexHit(index, length));

    [Fact]
    public void A_reference_to_a_group_tells_two_thousand_different_characters_of_two_units_apart()
    {
        var different = string.Concat(Enumerable.Range(0x10000, 2048).Select(char.ConvertFromUtf32));
        RegexSearch.Of(@"(.)\1").First(different).ShouldBeNull();
        RegexSearch.Of(@"(.)\1").First(different + different[^2..]).ShouldBe(new RegexHit(different.Length - 2, 4));
    }

    [Theory]
    [InlineData("[🙏-😀]", "[x-y] range in reverse order", 1)]
    [InlineData("[😀-a]", "[x-y] range in reverse order", 1)]
    [InlineData("😀(", "Not enough )'s", 3)]
    public void A_mistake_is_told_at_its_place_in_the_expression(string pattern, string reason, int from)
    {
        var problem = RegexSearch.Of(pattern).Problem!;
        problem.Kind.ShouldBe(RegexProblemKind.Malformed);
        problem.Reason.ShouldBe(reason);
        problem.Position.ShouldBeInRange(from, pattern.Length);
        RegexShape.Check(pattern)!.Kind.ShouldBe(RegexProblemKind.Malformed);
    }

    [Fact]
    public void Expressions_of_thousands_of_characters_and_of_repeats_that_may_be_passed_over_are_searched_in_bounded_memory()
    {
        var characters = string.Concat(Enumerable.Range(0, 8_000).Select(i => (char)(0x4E00 + i)));
        var negated = string.Concat(Enumerable.Range(0, 15_000).Select(i => $"[^{(char)(0x4E00 + i)}]"));
        var passedOver = string.Concat(Enumerable.Range(0, 1_000).Select(i => $"(a|{(char)(0x4E00 + i)})*")) + "b";
        var before = GC.GetAllocatedBytesForCurrentThread();
        RegexSearch.Of(characters).IsMatch("x" + characters).ShouldBeTrue();
        RegexSearch.Of(characters).IsMatch(characters[1..]).ShouldBeFalse();
        RegexSearch.Of(negated).IsMatch(new string('a', 15_000)).ShouldBeTrue();
        RegexSearch.Of(passedOver).IsMatch("aaab").ShouldBeTrue();
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(200L << 20);
    }

    [Fact]
    public void Case_is_ignored_for_each_character_as_dotnet_ignores_it()
    {
        // All units at once: what has no partner in the table must have none for .NET.
        var random = new SeededRandom(5);
        for (var i = 0; i < 30; i++)
        {
            var first = random.NextInt32(0xD000);
            var last = first + random.NextInt32(600);
            var pattern = $@"(?i)[\u{first:X4}-\u{last:X4}]";
            var search = RegexSearch.Of(pattern);
            var shape = new TurnShape(new ValueShape.Pattern(pattern), NoRecords);
            var dotnet = new Regex($@"\A{pattern}\z", RegexOptions.CultureInvariant);
            for (var unit = 0x20; unit < 0xD800; unit += i % 2 == 0 ? 1 : 7)
            {
                var text = ((char)unit).ToString();
                var expected = dotnet.IsMatch(text);
                if (unit % 50 == 0 || expected)
                {
                    ShapeReader.TryRead(shape, text, out _).ShouldBe(expected, $"{pattern} U+{unit:X4}");
                    search.IsWhole(text).ShouldBe(expected, $"{pattern} U+{unit:X4}");
                }
            }
        }
    }

    [Fact]
    public void A_thousand_searches_find_what_dotnet_finds_when_faces_are_characters_of_one_unit()
    {
        string[] around = ["(?=😀)", "(?!😁)", "(?<=a)", "(?<!😀)", @"(?:(.)\1)?", "(?>😀|a)", ""];
        string[] characters = ["a", "b", "é", "0", " ", "\n", "😀", "😁", "🙏", "-", "k"];
        var shapes = new RandomShapes(71);
        var random = new SeededRandom(72);
        var (found, missed, bounded) = (0, 0, 0);
        for (var i = 0; i < 1000; i++)
        {
            var pattern = shapes.Regex() + around[random.NextInt32(around.Length)];
            if (!IsRegex(pattern))
            {
                continue;
            }

            var search = RegexSearch.Of(pattern);
            if (search.Problem is { } problem)
            {
                problem.Kind.ShouldBe(RegexProblemKind.Unbounded, pattern);
                bounded++;
                continue;
            }

            var dotnet = Oracle.DotNet(Oracle.Mapped(pattern));
            for (var j = 0; j < 6; j++)
            {
                var text = string.Concat(Enumerable.Range(0, random.NextInt32(9)).Select(_ => characters[random.NextInt32(characters.Length)]));
                var mapped = Oracle.Mapped(text);
                var match = dotnet.Match(mapped);
                var expected = match.Success ? $"{Encoding.UTF32.GetByteCount(mapped[..match.Index]) / 4}+{match.Length}" : "";
                var hit = search.First(text) is { } at
                    ? $"{Oracle.Mapped(text[..at.Index]).Length}+{Oracle.Mapped(text.Substring(at.Index, at.Length)).Length}"
                    : "";
                hit.ShouldBe(expected, $"{i}: {pattern} in {text}");
                search.IsMatch(text).ShouldBe(match.Success, $"{i}: {pattern} in {text}");
                search.Count(text).ShouldBe(dotnet.Count(mapped), $"{i}: {pattern} in {text}");
                (found, missed) = match.Success ? (found + 1, missed) : (found, missed + 1);
            }
        }

        found.ShouldBeGreaterThan(1000);
        missed.ShouldBeGreaterThan(300);
        bounded.ShouldBeLessThan(300);
    }

    private static bool IsRegex(string pattern)
    {
        try
        {
            _ = new Regex(Oracle.Mapped(pattern), RegexOptions.CultureInvariant);
            return true;
        }
        catch (RegexParseException)
        {
            return false;
        }
    }
}
