using EigenFlux.Scenes.Values;
using EigenFlux.Statistics;

namespace EigenFlux.Testing;

/// <summary>What an expectation came to.</summary>
/// <param name="Source">The condition as it is written.</param>
/// <param name="Site">Where.</param>
/// <param name="Confidence">How sure the answer had to be; null for the plain share or mean.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="DecidedBy">By what it was reached.</param>
public sealed record ExpectationResult(
    string Source, SourceSite Site, double? Confidence, TestVerdict Verdict, TestDecision DecidedBy)
{
    /// <summary>The measured share, mean, sum or difference; null where nothing was measured.</summary>
    public double? Measured { get; init; }

    /// <summary>The number that it is compared with; 0 where two measured ones are compared.</summary>
    public double Threshold { get; init; }

    /// <summary>The bounds of what was measured, each by itself sure to the confidence; null without one.</summary>
    public Interval? Bounds { get; init; }

    /// <summary>The runs that it was decided by.</summary>
    public int Runs { get; init; }

    /// <summary>The runs that were planned.</summary>
    public int Planned { get; init; }

    /// <summary>If the expectation does not hold, at most three runs that show it; otherwise empty.</summary>
    public IReadOnlyList<Counterexample> Counterexamples { get; init; } = [];
}
