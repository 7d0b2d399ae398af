using EigenFlux.Models.Decoding;

namespace EigenFlux.Benchmarks.Layout.Judging;

/// <summary>The interval of a mean or of a ratio of sums, from resampled turns. Deterministic.</summary>
internal static class Bootstrap
{
    private const int Resamples = 2000;

    /// <summary>The ratio of the sums of two values of each turn, with its interval at 95 %.</summary>
    /// <param name="values">Of each turn the numerator and the denominator.</param>
    public static (double Value, double Low, double High) Ratio(IReadOnlyList<(double Over, double Under)> values)
    {
        if (values.Count == 0)
        {
            return (double.NaN, double.NaN, double.NaN);
        }

        var random = new SeededRandom(11);
        var ratios = new double[Resamples];
        for (var i = 0; i < Resamples; i++)
        {
            var (over, under) = (0.0, 0.0);
            for (var j = 0; j < values.Count; j++)
            {
                var drawn = values[random.NextInt32(values.Count)];
                over += drawn.Over;
                under += drawn.Under;
            }

            ratios[i] = over / under;
        }

        Array.Sort(ratios);
        return (values.Sum(value => value.Over) / values.Sum(value => value.Under), ratios[(int)(0.025 * Resamples)], ratios[(int)(0.975 * Resamples)]);
    }
}
