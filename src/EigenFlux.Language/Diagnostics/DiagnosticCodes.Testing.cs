namespace EigenFlux.Language.Diagnostics;

// EF52xx: statistical tests of programs.
public static partial class DiagnosticCodes
{
    /// <summary>EF5201: no test in the file.</summary>
    public static readonly DiagnosticCode NoTests = Error("EF5201", "No test in the file",
        "{0} declares no test, so there is nothing to run. Write one: test \"it keeps its word\" {{ run {1}() times 100 seed 1 expect P(…) >= 0.9 }}.");

    /// <summary>EF5202: no test matches the filter.</summary>
    public static readonly DiagnosticCode NoTestMatches = Error("EF5202", "No test matches the filter",
        "No test name contains \"{0}\".{1} The tests are: {2}.");

    /// <summary>EF5203: a value of a run used in a test.</summary>
    public static readonly DiagnosticCode RunNameOutside = Error("EF5203", "A value of a run used in a test",
        "'{0}' has a value in each run, but none in the test. Write P(…) of a condition on it, or mean(…) of a number.");

    /// <summary>EF5204: nothing was run.</summary>
    public static readonly DiagnosticCode NothingRun = Error("EF5204", "Nothing was run",
        "'{0}' measures the runs before it, but there are none. Write 'run' above it, in this block or an enclosing one.");

    /// <summary>EF5205: values of two runs in one measure.</summary>
    public static readonly DiagnosticCode TwoRuns = Error("EF5205", "Values of two runs in one measure",
        "'{0}' reads values of two 'run's, and no single run has both. Compare P(…) or mean(…) of one with that of the other.");

    /// <summary>EF5206: a number of a test is out of range.</summary>
    public static readonly DiagnosticCode TestNumber = Error("EF5206", "A number of a test is out of range",
        "{0} must be {1}, but is {2}.");

    /// <summary>EF5207: equality cannot have a confidence.</summary>
    public static readonly DiagnosticCode ConfidenceInEquality = Error("EF5207", "Equality cannot have a confidence",
        "No number of runs shows that a share is exactly a number, so '{0}' cannot have a confidence. Write >= or <= with a margin, or delete the confidence.");

    /// <summary>EF5208: a run of a test failed.</summary>
    public static readonly DiagnosticCode TestRunFailed = Error("EF5208", "A run of a test failed",
        "The run of {0} with seed {1} failed: {2}");

    /// <summary>EF5209: the tests were interrupted.</summary>
    public static readonly DiagnosticCode TestsInterrupted = Warning("EF5209", "The tests were interrupted",
        "The tests were interrupted after {0:N0} runs; the results so far are reported.");

    /// <summary>EF5210: runs of a test reached a limit.</summary>
    public static readonly DiagnosticCode TestRunLimited = Warning("EF5210", "Runs of a test reached a limit",
        "{0} of {1} runs of {2} ended at {3}, and are judged by their text so far. {4}");

    /// <summary>EF5211: a mean without bounds has no confidence.</summary>
    public static readonly DiagnosticCode MeanUnbounded = Error("EF5211", "A mean without bounds has no confidence",
        "{0} of '{1}' is not known, and without it no number of runs bounds its mean. Declare it: {2}. Or delete the confidence.");

    /// <summary>EF5212: a value outside the bounds of its mean.</summary>
    public static readonly DiagnosticCode ValueOutOfBounds = Error("EF5212", "A value outside the bounds of its mean",
        "In the run of {0} with seed {1}, the value is {2}, but the bounds of {3} are {4} to {5}. Declare bounds that hold in every run.");
}
