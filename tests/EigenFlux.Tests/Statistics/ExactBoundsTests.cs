using EigenFlux.Statistics;

namespace EigenFlux.Tests.Statistics;

public sealed class ExactBoundsTests
{
    [Theory]
    [InlineData(0, 10, 0.025, 0, 0.3084971)]
    [InlineData(10, 10, 0.025, 0.6915029, 1)]
    [InlineData(1, 10, 0.025, 0.0025286, 0.4450161)]
    [InlineData(5, 10, 0.025, 0.1870860, 0.8129140)]
    [InlineData(0, 59, 0.05, 0, 0.0495085)]
    public void The_bounds_are_those_of_the_tables(int successes, int trials, double alpha, double lower, double upper)
    {
        ExactBounds.Lower(successes, trials, alpha).ShouldBe(lower, 1e-6);
        ExactBounds.Upper(successes, trials, alpha).ShouldBe(upper, 1e-6);
    }

    [Theory]
    [InlineData(3, 20, 0.05)]
    [InlineData(180, 200, 0.025)]
    [InlineData(1, 500, 0.001)]
    [InlineData(250, 500, 0.2)]
    public void At_a_bound_an_outcome_as_extreme_has_just_the_risk(int successes, int trials, double alpha)
    {
        Binomial.AtLeast(successes, trials, ExactBounds.Lower(successes, trials, alpha)).ShouldBe(alpha, 1e-7);
        (1 - Binomial.AtLeast(successes + 1, trials, ExactBounds.Upper(successes, trials, alpha))).ShouldBe(alpha, 1e-7);
    }

    [Theory]
    [InlineData(0.03)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void They_are_wrong_no_more_often_than_they_may_be(double p)
    {
        const int trials = 60;
        const double alpha = 0.05;
        var shares = Binomial.Of(trials, p);
        shares.Where((_, k) => ExactBounds.Lower(k, trials, alpha) > p).Sum().ShouldBeLessThanOrEqualTo(alpha);
        shares.Where((_, k) => ExactBounds.Upper(k, trials, alpha) < p).Sum().ShouldBeLessThanOrEqualTo(alpha);
    }

    [Fact]
    public void They_stay_apart_and_in_order_for_very_many_trials()
    {
        var last = 0.0;
        foreach (var successes in (ReadOnlySpan<int>)[0, 1, 1000, 500_000, 999_999, 1_000_000])
        {
            var lower = ExactBounds.Lower(successes, 1_000_000, 0.01);
            lower.ShouldBeGreaterThanOrEqualTo(last);
            lower.ShouldBeLessThan(ExactBounds.Upper(successes, 1_000_000, 0.01));
            last = lower;
        }

        Should.Throw<ArgumentOutOfRangeException>(() => ExactBounds.Lower(3, 2, 0.05));
        Should.Throw<ArgumentOutOfRangeException>(() => ExactBounds.Lower(1, 2, 0));
    }
}
