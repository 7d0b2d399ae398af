namespace EigenFlux.Language.Diagnostics;

// EF52xx: statistical tests of programs.
public readonly partial struct DiagnosticBuilder
{
    /// <summary>Creates EF5201: no test in the file.</summary>
    public Diagnostic NoTests(string path, string scene) =>
        Make(DiagnosticCodes.NoTests, path, scene);

    /// <summary>Creates EF5202: no test matches the filter.</summary>
    public Diagnostic NoTestMatches(string filter, string suggestion, string names) =>
        Make(DiagnosticCodes.NoTestMatches, filter, suggestion, names);

    /// <summary>Creates EF5203: a value of a run used in a test.</summary>
    public Diagnostic RunNameOutside(string expression) =>
        Make(DiagnosticCodes.RunNameOutside, expression);

    /// <summary>Creates EF5204: nothing was run.</summary>
    public Diagnostic NothingRun(string expression) =>
        Make(DiagnosticCodes.NothingRun, expression);

    /// <summary>Creates EF5205: values of two runs in one measure.</summary>
    public Diagnostic TwoRuns(string expression) =>
        Make(DiagnosticCodes.TwoRuns, expression);

    /// <summary>Creates EF5206: a number of a test is out of range.</summary>
    public Diagnostic TestNumber(string what, string range, string given) =>
        Make(DiagnosticCodes.TestNumber, what, range, given);

    /// <summary>Creates EF5207: equality cannot have a confidence.</summary>
    public Diagnostic ConfidenceInEquality(string condition) =>
        Make(DiagnosticCodes.ConfidenceInEquality, condition);

    /// <summary>Creates EF5208: a run of a test failed.</summary>
    public Diagnostic TestRunFailed(string run, ulong seed, string reason) =>
        Make(DiagnosticCodes.TestRunFailed, run, seed, reason);

    /// <summary>Creates EF5209: the tests were interrupted.</summary>
    public Diagnostic TestsInterrupted(int runs) =>
        Make(DiagnosticCodes.TestsInterrupted, runs);

    /// <summary>Creates EF5210: runs of a test reached a limit.</summary>
    public Diagnostic TestRunLimited(int limited, int runs, string run, string limit, string advice) =>
        Make(DiagnosticCodes.TestRunLimited, limited, runs, run, limit, advice);

    /// <summary>Creates EF5211: a mean without bounds has no confidence.</summary>
    public Diagnostic MeanUnbounded(string missing, string value, string declaration) =>
        Make(DiagnosticCodes.MeanUnbounded, missing, value, declaration);

    /// <summary>Creates EF5212: a value outside the bounds of its mean.</summary>
    public Diagnostic ValueOutOfBounds(string run, ulong seed, string value, string mean, string lower, string upper) =>
        Make(DiagnosticCodes.ValueOutOfBounds, run, seed, value, mean, lower, upper);
}
