using EigenFlux.Language.Parsing;

namespace EigenFlux.Language.Tests.Parsing;

/// <summary>Which known word was meant by one that is not known.</summary>
public sealed class EditDistanceTests
{
    [Theory]
    [InlineData("wnidow", "window")]
    [InlineData("windw", "window")]
    [InlineData("windoow", "window")]
    [InlineData("vindow", "window")]
    [InlineData("vindou", "window")]
    [InlineData("vyndou", null)]
    [InlineData("WINDOW", "window")]
    [InlineData("lien", "line")]
    [InlineData("lime", "line")]
    [InlineData("lima", null)]
    [InlineData("x", null)]
    [InlineData("window", null)]
    public void A_word_is_meant_if_few_letters_are_wrong(string word, string? meant) =>
        EditDistance.Nearest(word, ["window", "line", "y"]).ShouldBe(meant);

    [Theory]
    [InlineData("speakr", "speaker", "speakers")]
    [InlineData("wnidow", "window", "windows")]
    [InlineData("Window", "window", "windows")]
    public void The_nearest_is_meant_wherever_it_stands(string word, string nearest, string other)
    {
        EditDistance.Nearest(word, [nearest, other]).ShouldBe(nearest);
        EditDistance.Nearest(word, [other, nearest]).ShouldBe(nearest);
    }

    [Fact]
    public void Of_equally_near_ones_the_first_is_meant() => EditDistance.Nearest("lire", ["line", "like"]).ShouldBe("line");

    [Fact]
    public void A_word_of_more_than_64_letters_is_not_compared()
    {
        var (shorter, longer) = (new string('a', 64), new string('a', 65));

        EditDistance.Nearest(shorter[1..], [shorter]).ShouldBe(shorter);
        EditDistance.Nearest(shorter, [longer]).ShouldBeNull();
        EditDistance.Nearest(longer, [shorter]).ShouldBeNull();
    }
}
