using EigenFlux.Scenes.Story;

namespace EigenFlux.Scenes.Tests.Story;

public sealed class BeatRangeTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("1-2", "1-2")]
    [InlineData("4-5 1-2", "1-2 4-5")]
    [InlineData("1-2 3-4", "1-4")]
    [InlineData("1-2 2-4", "1-4")]
    [InlineData("1-9 2-4", "1-9")]
    [InlineData("1-9 2-4 11-12 10-10", "1-12")]
    [InlineData("1-1 1-1 3-3", "1-1 3-3")]
    public void Ranges_that_touch_become_one(string ranges, string merged) =>
        string.Join(' ', BeatRange.Merge(ranges.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Range)).Select(range => $"{range.From}-{range.To}"))
            .ShouldBe(merged);

    [Fact]
    public void A_range_counts_both_of_its_ends() => new BeatRange(3, 5).Count.ShouldBe(3);

    private static BeatRange Range(string text)
    {
        var ends = text.Split('-');
        return new BeatRange(int.Parse(ends[0], System.Globalization.CultureInfo.InvariantCulture), int.Parse(ends[1], System.Globalization.CultureInfo.InvariantCulture));
    }
}
