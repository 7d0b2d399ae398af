using EigenFlux.Statistics;
using EigenFlux.Testing.Rules;

namespace EigenFlux.Testing.Execution;

/// <summary>Decides about a share with a confidence, after any number of runs.</summary>
internal static class ShareDecision
{
    /// <summary>The verdict, or null where more runs may bring one.</summary>
    /// <param name="tally">The runs so far.</param>
    /// <param name="comparison">What is expected of the share; no equality.</param>
    /// <param name="alpha">The risk of a wrong answer, over all looks.</param>
    public static (TestVerdict? Verdict, TestDecision By) Of(ShareTally tally, Comparison comparison, double alpha)
    {
        var isComplete = tally.Done == tally.Planned;
        if (comparison.Of(tally.Bounds(alpha)) is { } holds)
        {
            var by = isComplete ? TestDecision.AllRuns
                : comparison.Of(tally.Foregone(alpha)) is not null ? TestDecision.Foregone
                : TestDecision.Look;
            return (holds ? TestVerdict.Holds : TestVerdict.Fails, by);
        }

        return isComplete ? (TestVerdict.Undecided, TestDecision.AllRuns)
            : IsHopeless(tally, comparison, alpha) ? (TestVerdict.Undecided, TestDecision.Foregone)
            : (null, TestDecision.None);
    }

    // The more runs hold, the higher are both bounds, at each number of runs. So where neither end decides, nothing between them does.
    private static bool IsHopeless(ShareTally tally, Comparison comparison, double alpha) =>
        comparison.Of(tally.Best.Bounds(alpha)) is null && comparison.Of(tally.Worst.Bounds(alpha)) is null;
}
