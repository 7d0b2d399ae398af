using EigenFlux.Runtime.Auditing;

namespace EigenFlux.Runtime.Tests.Auditing;

public sealed class DivergenceTests
{
    [Fact]
    public void Two_equal_distributions_are_0_apart_exactly()
    {
        var random = new Random(5);
        var logs = Enumerable.Range(0, 5000).Select(_ => (float)(-20 * random.NextDouble())).ToArray();
        logs[7] = float.NegativeInfinity;

        Divergence.Nats(logs, [.. logs]).ShouldBe(0);
    }

    [Fact]
    public void It_is_the_sum_of_p_ln_p_over_q()
    {
        double[] p = [0.5, 0.25, 0.25], q = [0.8, 0.1, 0.1];
        var expected = p.Zip(q, (a, b) => a * Math.Log(a / b)).Sum();

        Divergence.Nats(Logs(p), Logs(q)).ShouldBe(expected, 1e-6);
        Math.Abs(Divergence.Nats(Logs(q), Logs(p)) - expected).ShouldBeGreaterThan(0.01);
    }

    [Fact]
    public void Both_are_made_to_sum_to_1_first() =>
        Divergence.Nats(Logs(0.5, 0.25, 0.25), Logs(4, 2, 2)).ShouldBe(0, 1e-12);

    [Fact]
    public void What_the_exact_one_excludes_adds_nothing() =>
        Divergence.Nats(Logs(1, 0), Logs(0.25, 0.75)).ShouldBe(Math.Log(4), 1e-6);

    [Fact]
    public void What_both_exclude_adds_nothing() =>
        Divergence.Nats(Logs(0.5, 0.5, 0), Logs(0.25, 0.75, 0)).ShouldBe(Divergence.Nats(Logs(0.5, 0.5), Logs(0.25, 0.75)), 1e-12);

    [Fact]
    public void What_only_the_other_excludes_makes_it_infinite() =>
        Divergence.Nats(Logs(0.5, 0.5), Logs(1, 0)).ShouldBe(double.PositiveInfinity);

    [Theory]
    [InlineData(-900f, -1f)]
    [InlineData(-1f, -900f)]
    [InlineData(-90f, -80f)]
    public void Very_unlikely_tokens_leave_it_finite_and_not_negative(float inExact, float inOther)
    {
        var nats = Divergence.Nats([0f, inExact], [0f, inOther]);

        double.IsFinite(nats).ShouldBeTrue();
        nats.ShouldBeGreaterThanOrEqualTo(0);
    }

    [Fact]
    public void A_small_difference_is_not_lost_in_rounding()
    {
        // To second order it is half of the variance of the difference.
        var other = Enumerable.Range(0, 1000).Select(i => i % 2 == 0 ? 1e-4f : -1e-4f).ToArray();

        Divergence.Nats(new float[1000], other).ShouldBe(0.5e-8, 1e-11);
    }

    [Fact]
    public void What_is_no_distribution_is_refused()
    {
        Should.Throw<ArgumentException>(() => Divergence.Nats(Logs(0, 0), Logs(0.5, 0.5)));
        Should.Throw<ArgumentException>(() => Divergence.Nats(Logs(0.5, 0.5), [float.NaN, 0]));
        Should.Throw<ArgumentException>(() => Divergence.Nats(Logs(0.5, 0.5), [float.PositiveInfinity, 0]));
        Should.Throw<ArgumentException>(() => Divergence.Nats(Logs(0.5, 0.5), Logs(1)));
        Should.Throw<ArgumentException>(() => Divergence.Nats([], []));
    }

    private static float[] Logs(params double[] probabilities) => [.. probabilities.Select(p => (float)Math.Log(p))];
}
