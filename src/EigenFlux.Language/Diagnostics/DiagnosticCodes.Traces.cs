namespace EigenFlux.Language.Diagnostics;

// EF51xx: traces, and looking at a run.
public static partial class DiagnosticCodes
{
    /// <summary>The file is no trace.</summary>
    public static readonly DiagnosticCode NotATrace = Error("EF5101", "The file is no trace",
        "{0} is no trace: {1}. A trace is what 'eflux run … --trace FILE.jsonl' writes.");

    /// <summary>The trace is of another version.</summary>
    public static readonly DiagnosticCode TraceOfOtherVersion = Error("EF5102", "The trace is of another version",
        "{0} is a trace of version {1}, and this eflux reads version {2}. Read it with the eflux that wrote it, or run the program again.");

    /// <summary>A line of the trace is broken.</summary>
    public static readonly DiagnosticCode TraceLineBroken = Error("EF5103", "A line of the trace is broken",
        "Line {0:N0} of the trace is broken: {1}. Run the program again, with the same seed for the same trace.");

    /// <summary>A change does not fit the page-state.</summary>
    public static readonly DiagnosticCode TraceDoesNotFit = Error("EF5104", "A change does not fit the page-state",
        "Line {0:N0} of the trace does not follow from those before it: {1}. A line is missing or was changed; run the program again.");

    /// <summary>The trace ends in the middle of a line.</summary>
    public static readonly DiagnosticCode TraceCutOff = Info("EF5105", "The trace ends in the middle of a line",
        "The last line of the trace, line {0:N0}, is not whole, as of a run that was killed; what comes before it is read.");

    /// <summary>The trace does not go so far.</summary>
    public static readonly DiagnosticCode NoSuchMoment = Error("EF5106", "The trace does not go so far",
        "The trace ends after {1:N0} generated tokens, so there is no window after {0:N0}. Write --at with a number from 0 to {1}.");

    /// <summary>The segment is not in the window then.</summary>
    public static readonly DiagnosticCode SegmentNotThen = Error("EF5107", "The segment is not in the window then",
        "'{0}' is not in the window at that moment.{1} There are {2}.");

    /// <summary>Nobody of that name has a view.</summary>
    public static readonly DiagnosticCode NoSuchView = Error("EF5110", "Nobody of that name has a view",
        "'{0}' has no view of its own at that moment.{1} There are {2}.");

    /// <summary>The cache cannot be audited.</summary>
    public static readonly DiagnosticCode CannotAudit = Info("EF5108", "The cache cannot be audited",
        "The cache of {0} is not audited: {1}. The run is the same without.");

    /// <summary>A text is not exact.</summary>
    public static readonly DiagnosticCode TextNotExact = Info("EF5109", "A text is not exact",
        "The trace does not say which tokens have which text, so the text of {0} is shown with what was deleted of it; the tokens are exact.");
}
