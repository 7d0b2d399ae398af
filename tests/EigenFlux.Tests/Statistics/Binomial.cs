namespace EigenFlux.Tests.Statistics;

/// <summary>Binomial probabilities by multiplication, to check what is computed by other means.</summary>
internal static class Binomial
{
    /// <summary>The probability of each number of successes, from 0 to all.</summary>
    public static double[] Of(int trials, double p)
    {
        double[] shares = [1];
        for (var n = 1; n <= trials; n++)
        {
            var next = new double[n + 1];
            for (var k = 0; k < n; k++)
            {
                next[k] += shares[k] * (1 - p);
                next[k + 1] += shares[k] * p;
            }

            shares = next;
        }

        return shares;
    }

    /// <summary>The probability of so many successes or more.</summary>
    public static double AtLeast(int successes, int trials, double p) => Of(trials, p).Skip(successes).Sum();
}
