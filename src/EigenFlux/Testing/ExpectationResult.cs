using EigenFlux.Scenes.Values;
using EigenFlux.Statistics;

namespace EigenFlux.Testing;

/// <summary>The result of an expectation.</summary>
/// <param name="Source">The source text of the condition.</param>
/// <param name="Site">The place of the condition in the source.</param>
/// <param name="Confidence">The required confidence, in (0, 1); null compares the plain share or mean.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="DecidedBy">The method that reached the verdict.</param>
public sealed record ExpectationResult(
    string Source, SourceSite Site, double? Confidence, TestVerdict Verdict, TestDecision DecidedBy)
{
    /// <summary>The measured share, mean, sum or difference; null if nothing was measured.</summary>
    public double? Measured { get; init; }

    /// <summary>The number that the measure is compared with; 0 if two measures are compared.</summary>
    public double Threshold { get; init; }

    /// <summary>The bounds of the measured number, each at the required confidence; null without a confidence.</summary>
    public Interval? Bounds { get; init; }

    /// <summary>The runs that it was decided by.</summary>
    public int Runs { get; init; }

    /// <summary>The runs that were planned.</summary>
    public int Planned { get; init; }

    /// <summary>If the expectation does not hold, at most three runs that show it; otherwise empty.</summary>
    public IReadOnlyList<Counterexample> Counterexamples { get; init; } = [];
}
