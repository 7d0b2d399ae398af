using EigenFlux.Runtime.Persons;

namespace EigenFlux.Runtime.Tests.Persons;

public sealed class PersonLineTests
{
    [Theory]
    [InlineData("  plain text  ", "plain text")]
    [InlineData("\e[31mred\e[0m", "red")]
    [InlineData("\e[200~pasted\e[201~", "pasted")]
    [InlineData("\e]0;a title\aafter", "after")]
    [InlineData("\e]8;;http://x\e\\link\e]8;;\e\\", "link")]
    [InlineData("a\0b\u0007c\u0008d\u007fe\u0085f", "abcdef")]
    [InlineData("a\tb\nc\r", "a\tb\nc")]
    [InlineData("naïve 🐟 日本", "naïve 🐟 日本")]
    [InlineData("cut\e", "cut")]
    [InlineData("cut\e[12", "cut")]
    [InlineData("cut\e]0;title", "cut")]
    [InlineData("cut\e]0;title\nafter", "cutafter")]
    [InlineData("\eM up", "up")]
    [InlineData("", "")]
    public void What_is_no_part_of_a_line_is_cleaned_away(string typed, string said) => PersonLine.Clean(typed).ShouldBe(said);

    [Fact]
    public void Half_of_a_character_is_replaced()
    {
        PersonLine.Clean("half \ud83d of it").ShouldBe("half \ufffd of it");
        PersonLine.Clean("\udc1f half").ShouldBe("\ufffd half");
        PersonLine.Clean("both \udc1f\ud83d").ShouldBe("both \ufffd\ufffd");
    }
}
