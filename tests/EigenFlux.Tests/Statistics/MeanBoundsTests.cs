using EigenFlux.Statistics;

namespace EigenFlux.Tests.Statistics;

public sealed class MeanBoundsTests
{
    private static readonly Interval Unit = new(0, 1);

    [Theory]
    [InlineData(7, 9, 0.4)]
    [InlineData(0, 5, 0.2)]
    [InlineData(40, 40, 0.9)]
    [InlineData(3, 60, 0.01)]
    [InlineData(150, 300, 0.4)]
    public void Of_numbers_that_are_0_or_1_the_evidence_is_that_of_a_share(int successes, int trials, double p)
    {
        var evidence = new MeanEvidence(p);
        evidence.Add(1, successes);
        evidence.Add(0, trials - successes);
        evidence.Log.ShouldBe(SequentialBounds.LogEvidenceAbove(successes, trials, p), 0.15); // A sum over shares, and not their integral.
    }

    [Fact]
    public void A_number_that_came_several_times_is_that_number_several_times()
    {
        var (one, many) = (new MeanEvidence(0.3), new MeanEvidence(0.3));
        for (var i = 0; i < 5000; i++)
        {
            one.Add(0.7);
        }

        many.Add(0.7, 5000);
        many.Add(0.1, 0);
        one.Log.ShouldBe(many.Log, 1e-6);
        one.Log.ShouldBeGreaterThan(1000); // Far beyond what a double holds.
        Should.Throw<ArgumentOutOfRangeException>(() => new MeanEvidence(0));
        Should.Throw<ArgumentOutOfRangeException>(() => one.Add(0.5, -1));
    }

    [Theory]
    [InlineData(0.2, 0.3)]
    [InlineData(0.7, 0.1)]
    [InlineData(0.01, 0.02)]
    public void Where_the_mean_is_m_the_evidence_is_a_fair_game_and_below_it_a_losing_one(double none, double half)
    {
        var mean = (half * 0.5) + (1 - none - half);
        Expected(mean).ShouldBe(1, 1e-9);
        Expected(Math.Min(1, mean * 1.1)).ShouldBeLessThan(1);
        Expected(mean * 0.9).ShouldBeGreaterThan(1);

        double Expected(double m) => Counts(12, none, half).Sum(each =>
        {
            var evidence = new MeanEvidence(m);
            evidence.Add(0, each.Zeros);
            evidence.Add(0.5, each.Halves);
            evidence.Add(1, each.Ones);
            return each.Probability * Math.Exp(evidence.Log);
        });
    }

    [Theory]
    [InlineData(0.6, 0.3, 0.05)]
    [InlineData(0.01, 0.02, 0.05)]
    [InlineData(0.97, 0.02, 0.01)]
    [InlineData(0.2, 0.7, 0.2)]
    public void They_are_at_any_time_wrong_no_more_often_than_they_may_be(double none, double half, double alpha)
    {
        // The exact probability that a bound ever passes the mean: a walk over all counts, in which what has passed it leaves.
        const int runs = 40;
        var mean = (half * 0.5) + (1 - none - half);
        foreach (var isLower in (ReadOnlySpan<bool>)[true, false])
        {
            var inside = new Dictionary<(int Zeros, int Halves), double> { [(0, 0)] = 1 };
            var outside = 0.0;
            for (var n = 1; n <= runs; n++)
            {
                var next = new Dictionary<(int Zeros, int Halves), double>();
                foreach (var ((zeros, halves), share) in inside)
                {
                    Put(next, (zeros + 1, halves), share * none);
                    Put(next, (zeros, halves + 1), share * half);
                    Put(next, (zeros, halves), share * (1 - none - half));
                }

                foreach (var (counts, share) in next.ToList())
                {
                    var evidence = new MeanEvidence(isLower ? mean : 1 - mean);
                    evidence.Add(isLower ? 0 : 1, counts.Zeros);
                    evidence.Add(0.5, counts.Halves);
                    evidence.Add(isLower ? 1 : 0, n - counts.Zeros - counts.Halves);
                    if (evidence.Log >= -Math.Log(alpha))
                    {
                        outside += share;
                        next.Remove(counts);
                    }
                }

                inside = next;
            }

            outside.ShouldBeLessThanOrEqualTo(alpha);
        }

        static void Put(Dictionary<(int Zeros, int Halves), double> into, (int Zeros, int Halves) counts, double share) =>
            into[counts] = into.GetValueOrDefault(counts) + share;
    }

    [Fact]
    public void A_bound_is_where_the_evidence_is_just_enough()
    {
        double[] numbers = [0.1, 0.9, 0.4, 0.4, 0.7, 0.2, 1, 0, 0.5, 0.3];
        var bounds = MeanBounds.Of(numbers, Unit, 0.05);
        var (below, above) = (new MeanEvidence(bounds.Lower), new MeanEvidence(1 - bounds.Upper));
        foreach (var number in numbers)
        {
            below.Add(number);
            above.Add(1 - number);
        }

        below.Log.ShouldBe(Math.Log(20), 1e-6);
        above.Log.ShouldBe(Math.Log(20), 1e-6);
    }

    [Fact]
    public void They_do_not_depend_on_the_order_the_unit_or_the_side()
    {
        double[] numbers = [3, 9, 4, 4, 7, 2, 10, 0, 5, 3, 3];
        var range = new Interval(0, 12);
        var bounds = MeanBounds.Of(numbers, range, 0.02);
        MeanBounds.Of([.. numbers.Reverse()], range, 0.02).ShouldBe(bounds);

        var mirrored = MeanBounds.Of([.. numbers.Select(number => 12 - number)], range, 0.02);
        mirrored.Lower.ShouldBe(12 - bounds.Upper, 1e-6);
        mirrored.Upper.ShouldBe(12 - bounds.Lower, 1e-6);

        var moved = MeanBounds.Of([.. numbers.Select(number => (5 * number) - 40)], new Interval(-40, 20), 0.02);
        moved.Lower.ShouldBe((5 * bounds.Lower) - 40, 1e-6);
        moved.Upper.ShouldBe((5 * bounds.Upper) - 40, 1e-6);
    }

    [Fact]
    public void They_rise_with_the_numbers_and_narrow_with_the_risk_and_the_runs()
    {
        double[] numbers = [0.2, 0.4, 0.4, 0.6, 0.1, 0.5, 0.3, 0.3];
        var bounds = MeanBounds.Of(numbers, Unit, 0.05);
        bounds.Lower.ShouldBeLessThan(0.35);
        bounds.Upper.ShouldBeGreaterThan(0.35);
        for (var i = 0; i < numbers.Length; i++)
        {
            var more = (double[])numbers.Clone();
            more[i] += 0.2;
            MeanBounds.Of(more, Unit, 0.05).Lower.ShouldBeGreaterThan(bounds.Lower);
            MeanBounds.Of(more, Unit, 0.05).Upper.ShouldBeGreaterThan(bounds.Upper);
        }

        var surer = MeanBounds.Of(numbers, Unit, 0.01);
        surer.Lower.ShouldBeLessThan(bounds.Lower);
        surer.Upper.ShouldBeGreaterThan(bounds.Upper);

        var twice = MeanBounds.Of([.. numbers, .. numbers], Unit, 0.05);
        twice.Lower.ShouldBeGreaterThan(bounds.Lower);
        twice.Upper.ShouldBeLessThan(bounds.Upper);

        var wider = MeanBounds.Of(numbers, new Interval(0, 5), 0.05);
        wider.Upper.ShouldBeGreaterThan(bounds.Upper);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(0)]
    [InlineData(10)]
    public void Numbers_that_are_all_the_same_are_no_certainty(double number)
    {
        var last = 10.0;
        for (var runs = 1; runs <= 1000; runs *= 10)
        {
            var bounds = MeanBounds.Of([.. Enumerable.Repeat(number, runs)], new Interval(0, 10), 0.01);
            (bounds.Upper - bounds.Lower).ShouldBeInRange(1e-4, last);
            bounds.Lower.ShouldBeLessThanOrEqualTo(number);
            bounds.Upper.ShouldBeGreaterThanOrEqualTo(number);
            last = bounds.Upper - bounds.Lower;
        }
    }

    [Fact]
    public void Without_numbers_and_without_room_the_range_is_all_that_is_known()
    {
        MeanBounds.Of([], new Interval(-2, 3), 0.05).ShouldBe(new Interval(-2, 3));
        MeanBounds.Of([4, 4], Interval.Of(4), 0.05).ShouldBe(Interval.Of(4));
        MeanBounds.Of([0, 0, 0], Unit, 0.9).Lower.ShouldBe(0);
        Should.Throw<ArgumentOutOfRangeException>(() => MeanBounds.Of([1.5], Unit, 0.05));
        Should.Throw<ArgumentOutOfRangeException>(() => MeanBounds.Of([-0.1], Unit, 0.05));
        Should.Throw<ArgumentOutOfRangeException>(() => MeanBounds.Of([double.NaN], Unit, 0.05));
        Should.Throw<ArgumentOutOfRangeException>(() => MeanBounds.Of([0.5], new Interval(0, double.PositiveInfinity), 0.05));
        Should.Throw<ArgumentOutOfRangeException>(() => MeanBounds.Of([0.5], new Interval(1, 0), 0.05));
        Should.Throw<ArgumentOutOfRangeException>(() => MeanBounds.Of([0.5], Unit, 0));
        Should.Throw<ArgumentOutOfRangeException>(() => MeanBounds.Of([0.5], Unit, 1));
    }

    [Fact]
    public void Numbers_that_vary_little_need_fewer_runs_than_the_worst_case()
    {
        const int runs = 200;
        var hoeffding = 2 * Math.Sqrt(Math.Log(100) / (2 * runs));
        Width(i => i % 2).ShouldBeLessThan(1.35 * hoeffding); // The price of looking whenever one likes.
        Width(i => i % 50 == 0 ? 1 : 0).ShouldBeLessThan(0.6 * hoeffding);
        Width(i => 0.4 + (0.01 * (i % 3))).ShouldBeLessThan(0.2 * hoeffding);

        static double Width(Func<int, double> number)
        {
            var bounds = MeanBounds.Of([.. Enumerable.Range(0, runs).Select(number)], Unit, 0.01);
            return bounds.Upper - bounds.Lower;
        }
    }

    private static IEnumerable<(int Zeros, int Halves, int Ones, double Probability)> Counts(int runs, double none, double half)
    {
        for (var zeros = 0; zeros <= runs; zeros++)
        {
            for (var halves = 0; halves <= runs - zeros; halves++)
            {
                var ones = runs - zeros - halves;
                var ways = Choose(runs, zeros) * Choose(runs - zeros, halves);
                yield return (zeros, halves, ones, ways * Math.Pow(none, zeros) * Math.Pow(half, halves) * Math.Pow(1 - none - half, ones));
            }
        }
    }

    private static double Choose(int n, int k) => Enumerable.Range(1, k).Aggregate(1.0, (product, i) => product * (n - k + i) / i);
}
