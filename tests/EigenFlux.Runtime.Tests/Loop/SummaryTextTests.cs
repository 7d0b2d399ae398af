using EigenFlux.Runtime.Loop;

namespace EigenFlux.Runtime.Tests.Loop;

public sealed class SummaryTextTests
{
    [Theory]
    [InlineData("  She left. \n", 20, "She left.")]
    [InlineData(" \n\t", 20, "")]
    [InlineData("She left. He stayed there.", 12, "She left.")]
    [InlineData("She left the house, and he stayed.", 12, "She left the")]
    [InlineData("No. And then they all went home by the river.", 30, "No. And then they all went")]
    [InlineData("Unbelievably", 5, "Unbel")]
    [InlineData("Unbelievably", 0, "")]
    [InlineData("a😀b", 2, "a")]
    public void A_summary_is_cut_to_what_fits(string text, int most, string expected) =>
        SummaryText.Fit(text, candidate => candidate.Length <= most).ShouldBe(expected);

    [Fact]
    public void Whatever_the_room_is_as_much_as_can_be_is_kept()
    {
        const string Text = "One two. Three four five six seven! Eight nine ten eleven twelve thirteen.";
        for (var most = 0; most <= Text.Length; most++)
        {
            var cut = SummaryText.Fit(Text, candidate => candidate.Length <= most);
            Text.ShouldStartWith(cut);
            cut.Length.ShouldBeLessThanOrEqualTo(most);
            cut.Length.ShouldBeGreaterThanOrEqualTo((most / 2) - 10, $"{most}");
        }
    }
}
