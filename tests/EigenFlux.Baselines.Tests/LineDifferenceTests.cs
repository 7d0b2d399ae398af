using EigenFlux.Baselines.Tests.Comparing;

namespace EigenFlux.Baselines.Tests;

public sealed class LineDifferenceTests
{
    [Fact]
    public void A_changed_line_is_shown_between_the_lines_around_it() =>
        LineDifference.Between("a\nb\nc\nd\ne\nf\ng\n", "a\nb\nc\nd\nE\nf\ng\n")
            .ShouldBe("at line 5; 1 lines of the baseline are now 1\n  b\n  c\n  d\n- e\n+ E\n  f\n  g\n  \n");

    [Fact]
    public void Lines_that_are_new_are_shown_with_a_plus() =>
        LineDifference.Between("a\nz\n", "a\nb\nc\nz\n").ShouldBe("at line 2; 0 lines of the baseline are now 2\n  a\n+ b\n+ c\n  z\n  \n");

    [Fact]
    public void Of_many_lines_the_first_are_shown_and_the_rest_counted() =>
        LineDifference.Between(string.Join('\n', Enumerable.Range(0, 100)), "x").ShouldContain("- 7\n- … 92 more\n+ x\n");

    [Fact]
    public void A_text_that_ends_early_differs_at_its_end() =>
        LineDifference.Between("a\nb", "a").ShouldBe("at line 2; 1 lines of the baseline are now 0\n  a\n- b\n");
}
