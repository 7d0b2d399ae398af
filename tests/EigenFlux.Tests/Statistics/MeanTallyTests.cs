using EigenFlux.Statistics;

namespace EigenFlux.Tests.Statistics;

public sealed class MeanTallyTests
{
    [Fact]
    public void Mean_deviation_and_bounds_are_those_of_the_textbook()
    {
        double[] numbers = [4, 7, 1, 8, 5, 5, 3, 9, 2, 6];
        var tally = numbers.Aggregate(new MeanTally(numbers.Length, 0, 0, 0), (before, number) => before.Add(number));

        tally.Mean.ShouldBe(5, 1e-12);
        tally.Deviation.ShouldBe(Math.Sqrt(60.0 / 9), 1e-12);
        var half = 2.262157 * tally.Deviation / Math.Sqrt(10); // Student's t with 9 degrees of freedom, 97.5 %.
        tally.Bounds(0.025).Lower.ShouldBe(5 - half, 1e-5);
        tally.Bounds(0.025).Upper.ShouldBe(5 + half, 1e-5);
        tally.Final.ShouldBe(Interval.Of(tally.Mean));
    }

    [Fact]
    public void Before_the_last_number_nothing_is_known_of_a_mean()
    {
        var tally = new MeanTally(3, 0, 0, 0).Add(1).Add(2);
        tally.Final.ShouldBe(Interval.All);
        tally.Bounds(0.05).ShouldBe(Interval.All);
        new MeanTally(1, 0, 0, 0).Add(4).Bounds(0.05).ShouldBe(Interval.All);
    }

    [Fact]
    public void Intervals_are_computed_with()
    {
        (new Interval(0.2, 0.3) - new Interval(0.1, 0.4)).ShouldBe(new Interval(0.2 - 0.4, 0.3 - 0.1));
        (new Interval(-1, 2) * new Interval(3, 5)).ShouldBe(new Interval(-5, 10));
        (Interval.Of(0) * Interval.All).ShouldBe(Interval.Of(0));
    }
}
