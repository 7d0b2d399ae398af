using EigenFlux.Runtime.Loop;

namespace EigenFlux.Runtime.Tests.Loop;

public sealed class SummaryPortionsTests
{
    private static IReadOnlyList<string> Of(int limit, params string[] segments) => SummaryPortions.Of(segments, limit, text => text.Length);

    [Fact]
    public void Whole_segments_stay_together_as_long_as_they_fit() =>
        Of(12, "Ada: x\n", "Ben\n", "Ada: y\n", "Narrator\n").ShouldBe(["Ada: x\nBen", "Ada: y", "Narrator"]);

    [Fact]
    public void A_segment_without_a_line_break_is_a_line_of_its_own() => Of(99, "Ada: x", "Ben: y").ShouldBe(["Ada: x\nBen: y"]);

    [Fact]
    public void Of_nothing_there_is_no_portion() => Of(10, "", " \n").ShouldBeEmpty();

    [Fact]
    public void A_segment_that_is_too_long_is_divided_between_words_and_no_word_is_lost()
    {
        var words = string.Join(' ', Enumerable.Range(0, 200).Select(i => $"word{i}"));
        var portions = Of(100, "Before.\n", words, "After.\n");
        portions.ShouldAllBe(portion => portion.Length <= 101);
        string.Join(' ', portions).ReplaceLineEndings(" ").ShouldBe($"Before. {words} After.");
    }

    [Fact]
    public void A_text_without_white_space_is_divided_between_characters()
    {
        var text = string.Concat(Enumerable.Repeat("😀", 100));
        var (first, second) = SummaryPortions.Halve(text)!.Value;
        (first + second).ShouldBe(text);
        char.IsHighSurrogate(first[^1]).ShouldBeFalse();
        SummaryPortions.Halve("short").ShouldBeNull();
    }
}
