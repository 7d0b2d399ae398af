using MathNet.Numerics.Distributions;

namespace EigenFlux.Statistics;

/// <summary>
/// Exact bounds of a probability after a fixed number of trials: those of Clopper and Pearson ("The use of confidence or fiducial limits
/// illustrated in the case of the binomial", Biometrika 26, 1934), as quantiles of beta distributions.
/// </summary>
public static class ExactBounds
{
    /// <summary>A bound that is above the probability in at most a share <paramref name="alpha"/> of all experiments.</summary>
    /// <param name="successes">How many trials succeeded.</param>
    /// <param name="trials">How many there were, fixed before.</param>
    /// <param name="alpha">The risk, in (0, 1).</param>
    public static double Lower(int successes, int trials, double alpha)
    {
        Check(successes, trials, alpha);
        return successes == 0 ? 0 : Beta.InvCDF(successes, trials - successes + 1, alpha);
    }

    /// <summary>A bound that is below the probability in at most a share <paramref name="alpha"/> of all experiments.</summary>
    /// <param name="successes">How many trials succeeded.</param>
    /// <param name="trials">How many there were, fixed before.</param>
    /// <param name="alpha">The risk, in (0, 1).</param>
    public static double Upper(int successes, int trials, double alpha) => 1 - Lower(trials - successes, trials, alpha);

    internal static void Check(int successes, int trials, double alpha)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(alpha);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(alpha, 1);
    }
}
