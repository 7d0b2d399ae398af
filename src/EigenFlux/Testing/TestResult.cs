using EigenFlux.Language.Diagnostics;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Testing;

/// <summary>The result of a test.</summary>
/// <param name="Name">The text that names it.</param>
/// <param name="Site">The place of the test in the source.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="Cases">The results of its <c>run</c> statements, in the order of execution.</param>
/// <param name="Diagnostics">The errors and warnings of the test.</param>
/// <param name="Elapsed">The duration of the test.</param>
public sealed record TestResult(
    string Name,
    SourceSite Site,
    TestOutcome Outcome,
    IReadOnlyList<TestCaseResult> Cases,
    IReadOnlyList<Diagnostic> Diagnostics,
    TimeSpan Elapsed);
