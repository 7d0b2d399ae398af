using EigenFlux.Language.Diagnostics;

namespace EigenFlux.Testing;

/// <summary>The results of the tests of a program.</summary>
/// <param name="Program">The program's entry file, as it was given.</param>
/// <param name="Tests">The tests that were run, in the order of the source.</param>
/// <param name="Diagnostics">The diagnostics of the program itself, and of tests that could not be run.</param>
public sealed record TestReport(string Program, IReadOnlyList<TestResult> Tests, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>Whether it was interrupted.</summary>
    public bool IsInterrupted { get; init; }

    /// <summary>Whether every test passed and nothing is wrong.</summary>
    public bool Passed => Tests.All(test => test.Outcome == TestOutcome.Passed)
        && Diagnostics.All(diagnostic => diagnostic.Severity != DiagnosticSeverity.Error);
}
