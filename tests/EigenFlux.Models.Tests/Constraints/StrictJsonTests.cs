using System.Text.Json;
using EigenFlux.Models.Constraints.Shapes;

namespace EigenFlux.Models.Tests.Constraints;

public sealed class StrictJsonTests
{
    [Theory]
    [InlineData("""["\ud800"]""", "half of a character")]
    [InlineData("""["\udc00"]""", "half of a character")]
    [InlineData("""["\ude00\ud83d"]""", "half of a character")]
    [InlineData("""{"\ud800": 1}""", "half of a character")]
    [InlineData("""{"a": {"b": ["x", "\udfff y"]}}""", "half of a character")]
    [InlineData("""{"a": 1, "a": 2}""", "the field 'a' twice")]
    [InlineData("""{"a": 1, "\u0061": 2}""", "the field 'a' twice")]
    [InlineData("""[{"b": {"a": 1, "a": 1}}]""", "the field 'a' twice")]
    [InlineData("[1e400]", "a number that is out of range")]
    [InlineData("[-1e400]", "a number that is out of range")]
    [InlineData("1e999999999", "a number that is out of range")]
    public void What_no_value_can_be_is_found_at_once(string text, string problem)
    {
        StrictJson.Problem(text).ShouldNotBeNull().ShouldContain(problem);
        Should.Throw<JsonException>(() => StrictJson.Parse(text)).Message.ShouldContain(problem);
    }

    [Theory]
    [InlineData("""["\ud83d\ude00", "é", "", "\u0000"]""")]
    [InlineData("""[{"a": 1}, {"a": 2}]""")]
    [InlineData("""{"a": 1, "A": {"a": 2}}""")]
    [InlineData("[1e308, -0, 1e-400]")]
    public void What_is_a_value_is_read(string text)
    {
        StrictJson.Problem(text).ShouldBeNull();
        using var json = StrictJson.Parse(text);
        json.RootElement.GetRawText().ShouldBe(text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[1,")]
    [InlineData("{a: 1}")]
    [InlineData("NaN")]
    [InlineData("[Infinity]")]
    public void What_is_not_JSON_is_its_readers_to_report(string text)
    {
        StrictJson.Problem(text).ShouldBeNull();
        Should.Throw<JsonException>(() => StrictJson.Parse(text));
    }

    [Fact]
    public void Levels_have_a_most()
    {
        StrictJson.Problem(Nested(StrictJson.MostLevels)).ShouldBeNull();
        StrictJson.Problem(Nested(StrictJson.MostLevels + 1)).ShouldBe("it is nested more than 256 levels deep");
        StrictJson.Problem(Nested(1_000_000)).ShouldBe("it is nested more than 256 levels deep");
        StrictJson.Problem(string.Concat(Enumerable.Repeat("{\"a\":", 300))).ShouldBe("it is nested more than 256 levels deep");
    }

    [Fact]
    public void Half_of_a_character_in_the_text_itself_is_found_too()
    {
        StrictJson.Problem("[\"\ud83d\"]").ShouldNotBeNull();
        StrictJson.HalfCharacterIn("a\ude00").ShouldNotBeNull();
        StrictJson.HalfCharacterIn("a😀").ShouldBeNull();
    }

    private static string Nested(int levels) => new string('[', levels) + new string(']', levels);
}
