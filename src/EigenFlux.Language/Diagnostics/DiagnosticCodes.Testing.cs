namespace EigenFlux.Language.Diagnostics;

// EF52xx: statistical tests of programs.
public static partial class DiagnosticCodes
{
    /// <summary>There is no test.</summary>
    public static readonly DiagnosticCode NoTests = Error("EF5201", "There is no test",
        "{0} declares no test, so there is nothing to try. Write one: test \"it keeps its word\" {{ run {1}() times 100 seed 1 expect P(…) >= 0.9 }}.");

    /// <summary>No test has that in its name.</summary>
    public static readonly DiagnosticCode NoTestMatches = Error("EF5202", "No test has that in its name",
        "No test's name contains \"{0}\".{1} There are: {2}.");

    /// <summary>A value of one run is not a value of the test.</summary>
    public static readonly DiagnosticCode RunNameOutside = Error("EF5203", "A value of one run is not a value of the test",
        "'{0}' has a value in each run and none in the test. Write P(…) of a condition on it, or mean(…) of a number.");

    /// <summary>Nothing was run.</summary>
    public static readonly DiagnosticCode NothingRun = Error("EF5204", "Nothing was run",
        "'{0}' is about the runs before it, and there are none. Write 'run' above it, in this block or around it.");

    /// <summary>Values of two runs do not meet in one.</summary>
    public static readonly DiagnosticCode TwoRuns = Error("EF5205", "Values of two runs do not meet in one",
        "'{0}' reads what two 'run's left, and no single run has both. Compare P(…) or mean(…) of the one with that of the other.");

    /// <summary>A number of a test is out of its range.</summary>
    public static readonly DiagnosticCode TestNumber = Error("EF5206", "A number of a test is out of its range",
        "{0} must be {1}, and here it is {2}.");

    /// <summary>Equality cannot be shown.</summary>
    public static readonly DiagnosticCode ConfidenceInEquality = Error("EF5207", "Equality cannot be shown",
        "No number of runs shows that a share is exactly a number, so '{0}' has no confidence. Write >= or <= with a margin, or leave the confidence out.");

    /// <summary>A run failed.</summary>
    public static readonly DiagnosticCode TestRunFailed = Error("EF5208", "A run of a test failed",
        "The run of {0} with seed {1} failed: {2}");

    /// <summary>The tests were interrupted.</summary>
    public static readonly DiagnosticCode TestsInterrupted = Warning("EF5209", "The tests were interrupted",
        "The tests were interrupted after {0:N0} runs; what had been found by then is reported.");

    /// <summary>Runs reached a limit.</summary>
    public static readonly DiagnosticCode TestRunLimited = Warning("EF5210", "Runs of a test reached a limit",
        "{0} of {1} runs of {2} were ended at {3}, and are judged by what had been said. {4}");

    /// <summary>A mean without bounds has no confidence.</summary>
    public static readonly DiagnosticCode MeanUnbounded = Error("EF5211", "A mean without bounds has no confidence",
        "{0} of '{1}' is not known, and without it no number of runs bounds its mean. Declare it: {2}. Or leave the confidence out.");

    /// <summary>A value lies outside of the bounds of its mean.</summary>
    public static readonly DiagnosticCode ValueOutOfBounds = Error("EF5212", "A value lies outside of the bounds of its mean",
        "In the run of {0} with seed {1} the value is {2}, and the bounds of {3} are {4} to {5}. Declare bounds that hold in every run.");
}
