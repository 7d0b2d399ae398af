using EigenFlux.Baselines.Tests.Comparing;

namespace EigenFlux.Baselines.Tests;

public sealed class LineDifferenceTests
{
    [Fact]
    public void A_changed_line_is_shown_between_the_lines_around_it() =>
        LineDifference.Between("a\nb\nc\nd\ne\nf\ng\nh\ni\n", "a\nb\nc\nd\nE\nf\ng\nh\ni\n").ShouldBe("at line 5\n  b\n  c\n  d\n- e\n+ E\n  f\n  g\n  h\n");

    [Fact]
    public void Lines_that_are_new_are_shown_with_a_plus() =>
        LineDifference.Between("a\nz\n", "a\nb\nc\nz\n").ShouldBe("at line 2\n  a\n+ b\n+ c\n  z\n  \n");

    [Fact]
    public void Of_several_differences_the_first_is_shown_and_the_rest_told() =>
        LineDifference.Between("a\nb\nc\nd\ne\nf", "A\nb\nc\nd\ne\nF").ShouldBe("at line 1\n- a\n+ A\n  b\n  c\n  d\nand in lines further down\n");

    [Fact]
    public void Of_many_lines_the_first_are_shown_and_the_rest_counted() =>
        LineDifference.Between(string.Join('\n', Enumerable.Range(0, 100)), "x").ShouldEndWith("- 11\n- … 88 more\n+ x\n");

    [Fact]
    public void A_text_that_ends_early_differs_at_its_end() => LineDifference.Between("a\nb", "a").ShouldBe("at line 2\n  a\n- b\n");

    [Fact]
    public void Texts_without_a_common_line_are_shown_from_their_beginnings() =>
        LineDifference.Between(Numbers(0), Numbers(1000)).ShouldBe(
            $"at line 1\n{string.Concat(Enumerable.Range(0, 12).Select(n => $"- {n}\n"))}- … 488 more\n{string.Concat(Enumerable.Range(1000, 12).Select(n => $"+ {n}\n"))}+ … 488 more\n");

    private static string Numbers(int from) => string.Join('\n', Enumerable.Range(from, 500));
}
