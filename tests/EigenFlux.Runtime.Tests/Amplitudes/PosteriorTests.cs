using EigenFlux.Runtime.Amplitudes;

namespace EigenFlux.Runtime.Tests.Amplitudes;

public sealed class PosteriorTests
{
    [Fact]
    public void It_is_what_Bayes_says()
    {
        // A box with two dice: a fair one, and one that shows a six every other time. Three sixes and a one are thrown.
        var fair = Math.Pow(1 / 6.0, 4);
        var loaded = Math.Pow(1 / 2.0, 3) / 10;
        var found = Posterior.Of([0.9, 0.1], [Math.Log(fair), Math.Log(loaded)]);

        found[1].ShouldBe(0.1 * loaded / ((0.1 * loaded) + (0.9 * fair)), 1e-15);
        found.Sum().ShouldBe(1, 1e-15);
    }

    [Fact]
    public void Evidence_that_no_number_holds_is_no_matter()
    {
        // e^-5000 is 0 as a number; the odds are not.
        var found = Posterior.Of([0.5, 0.25, 0.25], [-5000, -5001, -9000]);

        found[0].ShouldBe(1 / (1 + (0.5 * Math.Exp(-1))), 1e-12);
        found[1].ShouldBe(1 - found[0], 1e-12);
        found[2].ShouldBe(0);
    }

    [Fact]
    public void What_cannot_be_is_not_and_where_nothing_can_be_the_priors_stay()
    {
        Posterior.Of([0.5, 0.5], [double.NegativeInfinity, -3]).ShouldBe([0, 1]);
        Posterior.Of([1, 0], [-9, 0]).ShouldBe([1, 0]);
        Posterior.Of([0.3, 0.7], [double.NegativeInfinity, double.NegativeInfinity]).ShouldBe([0.3, 0.7]);
    }

    [Fact]
    public void A_mixture_explains_itself_and_no_other()
    {
        float[] coin = [Log(0.5), Log(0.5)];
        float[] heads = [Log(0.9), Log(0.1)];
        float[] tails = [Log(0.1), Log(0.9)];

        Posterior.Divergence(coin, [heads, tails], [0.5, 0.5]).ShouldBe(0, 1e-7);
        Posterior.Divergence(heads, [heads, tails], [0.25, 0.75]).ShouldBe((0.9 * Math.Log(0.9 / 0.3)) + (0.1 * Math.Log(0.1 / 0.7)), 1e-6);
        Posterior.Divergence([Log(1), Log(0)], [tails, coin], [1, 0]).ShouldBe(Math.Log(10), 1e-6);

        static float Log(double share) => (float)Math.Log(share);
    }
}
