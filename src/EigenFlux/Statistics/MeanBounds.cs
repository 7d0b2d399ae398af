namespace EigenFlux.Statistics;

/// <summary>
/// Bounds of the expected value of numbers in a known range. They hold at every number of runs simultaneously, for every distribution in
/// the range, so a test can be checked after each run and stopped at any time.
/// </summary>
/// <remarks>
/// The evidence that the mean of numbers x in [0, 1] is above m is the wealth of somebody who begins with 1 and bets on it: of all that he
/// has he puts the share c on each number, which comes back x/m times. Where the mean is m or less, the wealth is a supermartingale, and by
/// Ville's inequality it ever reaches 1/alpha in at most a share alpha of all experiments. This is testing by betting (Waudby-Smith and
/// Ramdas, "Estimating means of bounded random variables by betting", JRSS B 86, 2024). The shares c are spread evenly over [0, 1], as in
/// Cover's universal portfolio ("Universal portfolios", Mathematical Finance 1, 1991); of numbers that are 0 or 1 that is the evidence of
/// <see cref="SequentialBounds"/>. The spread is over a fixed set of shares, and a mixture of any set is a supermartingale too: nothing is
/// approximated that the bounds depend on. The wealth does not depend on the order of the numbers, and falls as m grows.
/// </remarks>
public static class MeanBounds
{
    // A bound is found to a billionth of the mean.
    private const int Halvings = 30;

    /// <summary>The range of the mean: each bound is at any time wrong in at most a share <paramref name="alpha"/> of all experiments.</summary>
    /// <param name="numbers">The numbers so far.</param>
    /// <param name="range">The range that contains every number.</param>
    /// <param name="alpha">The risk of each bound, in (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">A number lies outside of the range, or the range or the risk is none.</exception>
    public static Interval Of(IReadOnlyCollection<double> numbers, Interval range, double alpha)
    {
        var width = range.Upper - range.Lower;
        if (!(width >= 0 && double.IsFinite(width)))
        {
            throw new ArgumentOutOfRangeException(nameof(range), range, "The range has two finite bounds.");
        }

        if (!(alpha > 0 && alpha < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "The risk lies between 0 and 1.");
        }

        if (numbers.Any(number => !(number >= range.Lower && number <= range.Upper)))
        {
            throw new ArgumentOutOfRangeException(nameof(numbers), "A number lies outside of the range.");
        }

        if (width == 0)
        {
            return range;
        }

        return new Interval(
            range.Lower + (width * LowerOf(Distinct(numbers.Select(number => (number - range.Lower) / width)), alpha)),
            range.Upper - (width * LowerOf(Distinct(numbers.Select(number => (range.Upper - number) / width)), alpha)));
    }

    // At the mean of the numbers and above it no bet wins, and below it the evidence falls as m grows: in one place it is just enough.
    private static double LowerOf((double Number, int Times)[] numbers, double alpha)
    {
        var needed = -Math.Log(alpha);
        var (low, high) = (0.0, Mean(numbers));
        for (var i = 0; i < Halvings && high > 0; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = middle > 0 && LogEvidence(numbers, middle) >= needed ? (middle, high) : (low, middle);
        }

        return low;
    }

    private static double LogEvidence((double Number, int Times)[] numbers, double m)
    {
        var evidence = new MeanEvidence(m);
        foreach (var (number, times) in numbers)
        {
            evidence.Add(number, times);
        }

        return evidence.Log;
    }

    private static double Mean((double Number, int Times)[] numbers)
    {
        var (sum, count) = (0.0, 0L);
        foreach (var (number, times) in numbers)
        {
            sum += number * times;
            count += times;
        }

        return count == 0 ? 0 : sum / count;
    }

    // In their order, so that the same numbers give the same bounds to the last digit, whichever came first.
    private static (double Number, int Times)[] Distinct(IEnumerable<double> numbers) =>
        [.. numbers.GroupBy(number => number).OrderBy(group => group.Key).Select(group => (group.Key, group.Count()))];
}
