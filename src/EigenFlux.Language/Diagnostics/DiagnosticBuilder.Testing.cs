namespace EigenFlux.Language.Diagnostics;

// EF52xx: statistical tests of programs.
public readonly partial struct DiagnosticBuilder
{
    /// <summary>There is no test.</summary>
    public Diagnostic NoTests(string path, string scene) =>
        Make(DiagnosticCodes.NoTests, path, scene);

    /// <summary>No test has that in its name.</summary>
    public Diagnostic NoTestMatches(string filter, string suggestion, string names) =>
        Make(DiagnosticCodes.NoTestMatches, filter, suggestion, names);

    /// <summary>A value of one run is not a value of the test.</summary>
    public Diagnostic RunNameOutside(string expression) =>
        Make(DiagnosticCodes.RunNameOutside, expression);

    /// <summary>Nothing was run.</summary>
    public Diagnostic NothingRun(string expression) =>
        Make(DiagnosticCodes.NothingRun, expression);

    /// <summary>Values of two runs do not meet in one.</summary>
    public Diagnostic TwoRuns(string expression) =>
        Make(DiagnosticCodes.TwoRuns, expression);

    /// <summary>A number of a test is out of its range.</summary>
    public Diagnostic TestNumber(string what, string range, string given) =>
        Make(DiagnosticCodes.TestNumber, what, range, given);

    /// <summary>Equality cannot be shown.</summary>
    public Diagnostic ConfidenceInEquality(string condition) =>
        Make(DiagnosticCodes.ConfidenceInEquality, condition);

    /// <summary>A run failed.</summary>
    public Diagnostic TestRunFailed(string run, ulong seed, string reason) =>
        Make(DiagnosticCodes.TestRunFailed, run, seed, reason);

    /// <summary>The tests were interrupted.</summary>
    public Diagnostic TestsInterrupted(int runs) =>
        Make(DiagnosticCodes.TestsInterrupted, runs);

    /// <summary>Runs reached a limit.</summary>
    public Diagnostic TestRunLimited(int limited, int runs, string run, string limit, string advice) =>
        Make(DiagnosticCodes.TestRunLimited, limited, runs, run, limit, advice);

    /// <summary>A mean without bounds has no confidence.</summary>
    public Diagnostic MeanUnbounded(string missing, string value, string declaration) =>
        Make(DiagnosticCodes.MeanUnbounded, missing, value, declaration);

    /// <summary>A value lies outside of the bounds of its mean.</summary>
    public Diagnostic ValueOutOfBounds(string run, ulong seed, string value, string mean, string lower, string upper) =>
        Make(DiagnosticCodes.ValueOutOfBounds, run, seed, value, mean, lower, upper);
}
