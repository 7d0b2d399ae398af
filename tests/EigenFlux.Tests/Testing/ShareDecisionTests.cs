using EigenFlux.Models.Decoding;
using EigenFlux.Scenes.Values;
using EigenFlux.Statistics;
using EigenFlux.Testing;
using EigenFlux.Testing.Execution;
using EigenFlux.Testing.Rules;
using Xunit.Abstractions;

namespace EigenFlux.Tests.Testing;

public sealed class ShareDecisionTests(ITestOutputHelper output)
{
    private const int Planned = 120;
    private const double Alpha = 0.05;

    /// <summary>The expected number, and what is true.</summary>
    public static TheoryData<double, double> Around => new()
    {
        { 0.5, 0.5 }, { 0.5, 0.499 }, { 0.5, 0.45 }, { 0.9, 0.9 }, { 0.9, 0.899 }, { 0.9, 0.93 }, { 0.05, 0.05 }, { 0.05, 0.049 }, { 0.05, 0.08 },
    };

    [Theory]
    [MemberData(nameof(Around))]
    public void A_verdict_is_wrong_no_more_often_than_the_confidence_says(double expected, double truth)
    {
        foreach (var op in (ReadOnlySpan<BinaryOperator>)
            [BinaryOperator.GreaterOrEqual, BinaryOperator.Greater, BinaryOperator.LessOrEqual, BinaryOperator.Less])
        {
            var comparison = new Comparison(op, expected);
            var verdicts = Probabilities(comparison, truth);
            var wrong = verdicts[comparison.Of(Interval.Of(truth)) == true ? TestVerdict.Fails : TestVerdict.Holds];
            wrong.ShouldBeLessThanOrEqualTo(Alpha, $"{op} {expected}, true {truth}");
            verdicts.Values.Sum().ShouldBe(1, 1e-9);
        }
    }

    [Fact]
    public void Simulated_streams_are_judged_rightly_and_mostly_soon()
    {
        const int streams = 4000;
        var known = new Dictionary<ShareTally, (TestVerdict? Verdict, TestDecision By)>();
        foreach (var (expected, truth) in ((double, double)[])[(0.9, 0.9), (0.9, 0.899), (0.9, 0.99), (0.9, 0.7), (0.5, 0.5), (0.5, 0.8), (0.2, 0.02)])
        {
            known.Clear();
            var comparison = new Comparison(BinaryOperator.GreaterOrEqual, expected);
            var random = new SeededRandom(SeededRandom.DeriveSeed(20, (ulong)(expected * 1000) + (ulong)(truth * 1_000_000)));
            var (wrong, runs) = (0, 0L);
            for (var stream = 0; stream < streams; stream++)
            {
                var tally = new ShareTally(Planned, 0, 0);
                (TestVerdict? Verdict, TestDecision By) decision = (null, TestDecision.None);
                while (decision.Verdict is null)
                {
                    tally = tally.Add(random.NextDouble() < truth);
                    if (!known.TryGetValue(tally, out decision))
                    {
                        known[tally] = decision = ShareDecision.Of(tally, comparison, Alpha);
                    }
                }

                runs += tally.Done;
                wrong += decision.Verdict == (truth >= expected ? TestVerdict.Fails : TestVerdict.Holds) ? 1 : 0;
            }

            var saved = 1 - (runs / (double)streams / Planned);
            output.WriteLine($"P >= {expected}, true {truth}: {(double)wrong / streams:P2} wrong, {saved:P0} of {Planned} runs saved");
            ((double)wrong / streams).ShouldBeLessThanOrEqualTo(Alpha);
            if (Math.Abs(truth - expected) >= 0.18)
            {
                saved.ShouldBeGreaterThan(0.5);
            }
        }
    }

    [Fact]
    public void A_foregone_verdict_is_given_before_the_last_run()
    {
        var atLeast = new Comparison(BinaryOperator.GreaterOrEqual, 0.9);

        // 20 runs never show 0.9 with 99 %: that all succeed happens too often by chance. When they cannot refute it any more either,
        // the others would be run in vain.
        ShareDecision.Of(new ShareTally(20, 1, 1), atLeast, 0.01).Verdict.ShouldBeNull();
        ShareDecision.Of(new ShareTally(20, 18, 17), atLeast, 0.01).ShouldBe((TestVerdict.Undecided, TestDecision.Foregone));
        ShareDecision.Of(new ShareTally(20, 20, 17), atLeast, 0.05).ShouldBe((TestVerdict.Undecided, TestDecision.AllRuns));

        // After many failures not even successes alone could change the verdict of the last run.
        var fails = Enumerable.Range(1, 20).Select(n => ShareDecision.Of(new ShareTally(20, n, 0), atLeast, 0.01)).First(found => found.Verdict is not null);
        fails.Verdict.ShouldBe(TestVerdict.Fails);
        fails.By.ShouldBeOneOf(TestDecision.Look, TestDecision.Foregone);
        ShareDecision.Of(new ShareTally(100, 100, 99), atLeast, 0.05).ShouldBe((TestVerdict.Holds, TestDecision.AllRuns));
    }

    /// <summary>The exact probability of each verdict: a walk over all counts, in which what is decided leaves.</summary>
    private static Dictionary<TestVerdict, double> Probabilities(Comparison comparison, double truth)
    {
        var verdicts = new Dictionary<TestVerdict, double> { [TestVerdict.Holds] = 0, [TestVerdict.Fails] = 0, [TestVerdict.Undecided] = 0 };
        double[] open = [1];
        for (var n = 1; n <= Planned; n++)
        {
            var next = new double[n + 1];
            for (var k = 0; k < n; k++)
            {
                next[k] += open[k] * (1 - truth);
                next[k + 1] += open[k] * truth;
            }

            for (var k = 0; k <= n; k++)
            {
                // What is less likely than this adds up to nothing that matters.
                if (next[k] > 1e-13 && ShareDecision.Of(new ShareTally(Planned, n, k), comparison, Alpha).Verdict is { } verdict)
                {
                    verdicts[verdict] += next[k];
                    next[k] = 0;
                }
            }

            open = next;
        }

        verdicts[TestVerdict.Undecided] += open.Sum();
        return verdicts;
    }
}
