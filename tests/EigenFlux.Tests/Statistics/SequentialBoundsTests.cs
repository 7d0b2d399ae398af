using EigenFlux.Statistics;

namespace EigenFlux.Tests.Statistics;

public sealed class SequentialBoundsTests
{
    [Theory]
    [InlineData(7, 9, 0.4)]
    [InlineData(0, 5, 0.2)]
    [InlineData(40, 40, 0.9)]
    [InlineData(3, 60, 0.01)]
    public void The_evidence_is_the_average_of_the_likelihood_ratio(int successes, int trials, double p)
    {
        // Simpson's rule over the probabilities above p.
        const int steps = 20_000;
        var sum = 0.0;
        for (var i = 0; i <= steps; i++)
        {
            var q = p + ((1 - p) * i / steps);
            var ratio = Math.Pow(q / p, successes) * Math.Pow((1 - q) / (1 - p), trials - successes);
            sum += ratio * (i is 0 or steps ? 1 : i % 2 == 1 ? 4 : 2);
        }

        Math.Exp(SequentialBounds.LogEvidenceAbove(successes, trials, p)).ShouldBe(sum / (3 * steps), 1e-6 * (1 + sum));
    }

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void Where_the_probability_is_p_the_evidence_is_a_fair_game_and_below_it_a_losing_one(double p)
    {
        foreach (var trials in (ReadOnlySpan<int>)[1, 2, 10, 80])
        {
            Expected(trials, p, p).ShouldBe(1, 1e-9);
            Expected(trials, p * 0.9, p).ShouldBeLessThan(1);
        }

        static double Expected(int trials, double truth, double p) => Binomial.Of(trials, truth)
            .Select((share, k) => share * Math.Exp(SequentialBounds.LogEvidenceAbove(k, trials, p))).Sum();
    }

    [Fact]
    public void The_bounds_enclose_the_share_and_narrow()
    {
        var width = 1.0;
        for (var trials = 10; trials <= 10_000; trials *= 10)
        {
            var successes = trials * 7 / 10;
            var (lower, upper) = (SequentialBounds.Lower(successes, trials, 0.025), SequentialBounds.Upper(successes, trials, 0.025));
            lower.ShouldBeLessThan(0.7);
            upper.ShouldBeGreaterThan(0.7);
            (upper - lower).ShouldBeLessThan(width);
            width = upper - lower;

            // The price of looking after every trial: never better than the exact bounds of one look.
            lower.ShouldBeLessThanOrEqualTo(ExactBounds.Lower(successes, trials, 0.025));
            SequentialBounds.LogEvidenceAbove(successes, trials, lower).ShouldBe(Math.Log(40), 1e-4);
        }

        SequentialBounds.Lower(0, 50, 0.05).ShouldBe(0);
        SequentialBounds.Upper(50, 50, 0.05).ShouldBe(1);
        SequentialBounds.Lower(1, 50, 0.05).ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.6)]
    public void They_are_at_any_time_wrong_no_more_often_than_they_may_be(double p)
    {
        const double alpha = 0.05;
        const int trials = 150;

        // The exact probability that the lower bound ever passes p: what has passed it leaves.
        double[] inside = [1];
        var outside = 0.0;
        for (var n = 1; n <= trials; n++)
        {
            var next = new double[n + 1];
            for (var k = 0; k < n; k++)
            {
                next[k] += inside[k] * (1 - p);
                next[k + 1] += inside[k] * p;
            }

            for (var k = 0; k <= n; k++)
            {
                if (SequentialBounds.Lower(k, n, alpha) > p)
                {
                    outside += next[k];
                    next[k] = 0;
                }
            }

            inside = next;
        }

        outside.ShouldBeInRange(alpha / 50, alpha);
    }
}
