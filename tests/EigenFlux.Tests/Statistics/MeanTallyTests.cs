using EigenFlux.Statistics;

namespace EigenFlux.Tests.Statistics;

public sealed class MeanTallyTests
{
    [Fact]
    public void The_mean_is_that_of_the_numbers_and_final_after_the_last()
    {
        double[] numbers = [4, 7, 1, 8, 5, 5, 3, 9, 2, 6];
        var tally = new MeanTally(numbers.Length, 0, 0);
        for (var i = 0; i < numbers.Length; i++)
        {
            tally.Final.ShouldBe(Interval.All);
            tally = tally.Add(numbers[i]);
            tally.Mean.ShouldBe(numbers.Take(i + 1).Average(), 1e-12);
            tally.Done.ShouldBe(i + 1);
        }

        tally.Final.ShouldBe(Interval.Of(tally.Mean));
    }

    [Fact]
    public void Large_numbers_that_differ_little_lose_no_digits()
    {
        var tally = Enumerable.Range(0, 1000).Aggregate(new MeanTally(1000, 0, 0), (before, i) => before.Add(1e12 + (i % 2)));
        tally.Mean.ShouldBe(1e12 + 0.5, 1e-3);
    }

    [Fact]
    public void Intervals_are_computed_with()
    {
        (new Interval(0.2, 0.3) - new Interval(0.1, 0.4)).ShouldBe(new Interval(0.2 - 0.4, 0.3 - 0.1));
        (new Interval(-1, 2) + new Interval(3, 5)).ShouldBe(new Interval(2, 7));
        (new Interval(-1, 2) * new Interval(3, 5)).ShouldBe(new Interval(-5, 10));
        (new Interval(-1, 2) * new Interval(-4, -3)).ShouldBe(new Interval(-8, 4));
        (Interval.Of(0) * Interval.All).ShouldBe(Interval.Of(0));
    }
}
