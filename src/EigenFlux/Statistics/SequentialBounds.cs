using MathNet.Numerics;

namespace EigenFlux.Statistics;

/// <summary>
/// Bounds of a probability that hold at every number of trials simultaneously, so a test can be checked after each trial and stopped at any
/// time.
/// </summary>
/// <remarks>
/// The evidence that the probability is above p is the likelihood ratio against p, averaged over all probabilities above p. Where the
/// true one is p or less, it is a supermartingale that begins at 1, and by Ville's inequality ("Étude critique de la notion de collectif",
/// 1939) it ever reaches 1/alpha in at most a share alpha of all experiments. The mixture is Robbins's ("Statistical methods related to
/// the law of the iterated logarithm", 1970). With a uniform average the ratio is an incomplete beta function:
/// B(k + 1, n − k + 1) · (1 − I_p(k + 1, n − k + 1)) / ((1 − p) · p^k · (1 − p)^(n − k)).
/// </remarks>
public static class SequentialBounds
{
    // The bound is found to a billionth: far below what any number of runs resolves.
    private const int Halvings = 32;

    /// <summary>The logarithm of the evidence that the probability is above <paramref name="p"/>.</summary>
    /// <param name="successes">How many trials succeeded so far.</param>
    /// <param name="trials">How many there were so far.</param>
    /// <param name="p">The probability in question, in [0, 1].</param>
    public static double LogEvidenceAbove(int successes, int trials, double p)
    {
        if (p >= 1)
        {
            return double.NegativeInfinity;
        }

        if (p <= 0)
        {
            return successes > 0 ? double.PositiveInfinity : -Math.Log(trials + 1);
        }

        var failures = trials - successes;
        return SpecialFunctions.BetaLn(successes + 1, failures + 1)
            + Math.Log(SpecialFunctions.BetaRegularized(failures + 1, successes + 1, 1 - p))
            - (successes * Math.Log(p)) - ((failures + 1) * Math.Log(1 - p));
    }

    /// <summary>A bound that is at any time above the probability in at most a share <paramref name="alpha"/> of all experiments.</summary>
    /// <param name="successes">How many trials succeeded so far.</param>
    /// <param name="trials">How many there were so far.</param>
    /// <param name="alpha">The risk, in (0, 1/2].</param>
    public static double Lower(int successes, int trials, double alpha)
    {
        ExactBounds.Check(successes, trials, alpha);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(alpha, 0.5);
        if (successes == 0)
        {
            return 0;
        }

        // Below k/(n + 1) the evidence falls as p grows, and there it is about 1 at most.
        var needed = -Math.Log(alpha);
        var (low, high) = (0.0, successes / (trials + 1.0));
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = LogEvidenceAbove(successes, trials, middle) >= needed ? (middle, high) : (low, middle);
        }

        return low;
    }

    /// <summary>A bound that is at any time below the probability in at most a share <paramref name="alpha"/> of all experiments.</summary>
    /// <param name="successes">How many trials succeeded so far.</param>
    /// <param name="trials">How many there were so far.</param>
    /// <param name="alpha">The risk, in (0, 1/2].</param>
    public static double Upper(int successes, int trials, double alpha) => 1 - Lower(trials - successes, trials, alpha);
}
