namespace EigenFlux.Runtime.Collapse;

/// <summary>
/// The G-test (Woolf 1957; Sokal and Rohlf, Biometry) of two samples being of one distribution, with Williams's correction for small
/// counts (Biometrika 63, 1976). Types with fewer than five tokens in both samples together are taken as one, since the statistic is
/// only then near its chi-squared distribution.
/// </summary>
internal static class TwoSampleTest
{
    private const int FewestInCell = 5;

    /// <summary>Whether two samples of the same size are of one distribution, or of two that hardly differ.</summary>
    /// <param name="first">The count of each type in the first sample.</param>
    /// <param name="second">The count of each type in the second sample.</param>
    /// <param name="drift">
    /// The maximum Jensen–Shannon divergence of the distributions, in nats. G is then noncentral chi-squared with noncentrality 2·n·drift
    /// (n: the size of both samples together).
    /// </param>
    /// <param name="deviations">The maximum distance of G above the mean of that distribution, in standard deviations.</param>
    public static bool AreOne(ReadOnlySpan<int> first, ReadOnlySpan<int> second, double drift, double deviations)
    {
        var (g, freedom, size) = Statistic(first, second);
        var far = 2 * size * drift;
        return g <= freedom + far + (deviations * Math.Sqrt(2 * (freedom + (2 * far))));
    }

    /// <summary>The statistic, its degrees of freedom, and the size of both samples.</summary>
    public static (double G, int Freedom, int Size) Statistic(ReadOnlySpan<int> first, ReadOnlySpan<int> second)
    {
        var (g, cells, inverse) = (0.0, 0, 0.0);
        var (firstSize, secondSize, firstRest, secondRest) = (0, 0, 0, 0);
        for (var i = 0; i < first.Length; i++)
        {
            firstSize += first[i];
            secondSize += second[i];
        }

        double size = firstSize + secondSize;
        var (firstShare, secondShare) = (firstSize / size, secondSize / size);
        for (var i = 0; i < first.Length; i++)
        {
            if (first[i] + second[i] < FewestInCell)
            {
                firstRest += first[i];
                secondRest += second[i];
            }
            else
            {
                Add(first[i], second[i], firstShare, secondShare, ref g, ref cells, ref inverse);
            }
        }

        if (firstRest + secondRest > 0)
        {
            Add(firstRest, secondRest, firstShare, secondShare, ref g, ref cells, ref inverse);
        }

        var freedom = cells - 1;
        if (freedom < 1)
        {
            return (0, 0, (int)size);
        }

        var correction = 1 + (((1 / firstShare) + (1 / secondShare) - 1) * ((size * inverse) - 1) / (6 * size * freedom));
        return (g / correction, freedom, (int)size);
    }

    private static void Add(int first, int second, double firstShare, double secondShare, ref double g, ref int cells, ref double inverse)
    {
        double both = first + second;
        g += 2 * (Term(first, both * firstShare) + Term(second, both * secondShare));
        cells++;
        inverse += 1 / both;
    }

    private static double Term(int observed, double expected) => observed == 0 ? 0 : observed * Math.Log(observed / expected);
}
