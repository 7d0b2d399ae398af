using EigenFlux.Language.Diagnostics;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Testing;

/// <summary>What a test came to.</summary>
/// <param name="Name">The text that names it.</param>
/// <param name="Site">Where it is written.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="Cases">Its runs, in the order in which they were done.</param>
/// <param name="Diagnostics">What went wrong in it, and what there is to tell.</param>
/// <param name="Elapsed">How long it took.</param>
public sealed record TestResult(
    string Name,
    SourceSite Site,
    TestOutcome Outcome,
    IReadOnlyList<TestCaseResult> Cases,
    IReadOnlyList<Diagnostic> Diagnostics,
    TimeSpan Elapsed);
