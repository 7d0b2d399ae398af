using EigenFlux.Compiler.Testing;
using EigenFlux.Scenes.Values;
using EigenFlux.Statistics;
using EigenFlux.Testing.Rules;

namespace EigenFlux.Testing.Execution;

/// <summary>An expectation while its runs are done: it is looked at after each of them, until it is decided.</summary>
/// <param name="statement">What is expected.</param>
/// <param name="comparison">With what the measure is compared.</param>
/// <param name="measure">What is measured.</param>
/// <param name="confidence">How sure the answer must be; null for the plain numbers over all runs.</param>
internal sealed class Expectation(TestStatement.Expect statement, Comparison comparison, Measure measure, double? confidence)
{
    // Sums and differences of shares are off by less than this.
    private const double Rounding = 1e-9;

    // The bounds of means take all their numbers anew: a look is worth it where there are so many more runs.
    private const int Growth = 16;

    private TestVerdict? verdict;
    private TestDecision decidedBy;
    private double? measured;
    private Interval? bounds;
    private int runs;
    private int nextLook;

    public TestStatement.Expect Statement => statement;

    public bool IsOpen => verdict is null;

    /// <summary>The groups whose runs it reads.</summary>
    public IEnumerable<RunGroup> Groups => measure.Parts.Select(part => part.Runs.Group).Distinct();

    /// <summary>Takes the runs that were done into account, and decides where they suffice.</summary>
    /// <exception cref="EvaluationException">What is expected cannot be computed in a run.</exception>
    public void Look()
    {
        foreach (var (part, _) in measure.Parts)
        {
            part.Advance();
        }

        if (!IsOpen || Groups.Any(group => group.Observations.Count == 0))
        {
            return;
        }

        var isComplete = Groups.All(group => group.IsExhausted);
        (measured, runs) = (measure.Value, Groups.Sum(group => group.Observations.Count));
        if (confidence is not { } sure)
        {
            Decide(comparison.Of(measure.Final, Rounding), isComplete ? TestDecision.AllRuns : TestDecision.Foregone);
            return;
        }

        var alpha = (1 - sure) / measure.Risks;
        if (measure is MeasuredRuns { IsShare: true } single)
        {
            bounds = measure.Bounds(alpha);
            (verdict, decidedBy) = ShareDecision.Of(single.Share, comparison, alpha);
            return;
        }

        if (runs < nextLook && !isComplete)
        {
            return;
        }

        (bounds, nextLook) = (measure.Bounds(alpha), runs + (runs / Growth));
        if (comparison.Of(bounds.Value) is { } answer)
        {
            Decide(answer, isComplete ? TestDecision.AllRuns : TestDecision.Look);
        }
        else if (isComplete)
        {
            (verdict, decidedBy) = (TestVerdict.Undecided, TestDecision.AllRuns);
        }
    }

    /// <summary>What it came to.</summary>
    /// <param name="isCut">Whether the test ended before all was decided.</param>
    public ExpectationResult Result(bool isCut)
    {
        var outcome = verdict ?? (isCut ? TestVerdict.Unfinished : TestVerdict.Undecided);
        return new ExpectationResult(statement.Source, statement.Site, confidence, outcome, decidedBy)
        {
            Measured = measured,
            Threshold = comparison.Threshold,
            Bounds = bounds,
            Runs = runs,
            Planned = Groups.Sum(group => group.Planned),
            Counterexamples = outcome is TestVerdict.Fails or TestVerdict.Undecided && measured is { } value
                ? Counterexamples.Of(measure, comparison.WantsMore(value))
                : [],
        };
    }

    private void Decide(bool? holds, TestDecision by)
    {
        if (holds is { } answer)
        {
            (verdict, decidedBy) = (answer ? TestVerdict.Holds : TestVerdict.Fails, by);
        }
    }
}
