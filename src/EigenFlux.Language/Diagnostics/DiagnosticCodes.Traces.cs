namespace EigenFlux.Language.Diagnostics;

// EF51xx: traces, and looking at a run.
public static partial class DiagnosticCodes
{
    /// <summary>EF5101: the file is not a trace.</summary>
    public static readonly DiagnosticCode NotATrace = Error("EF5101", "The file is not a trace",
        "{0} is not a trace: {1}. 'eflux run … --trace FILE.jsonl' writes a trace.");

    /// <summary>EF5102: a trace of another version.</summary>
    public static readonly DiagnosticCode TraceOfOtherVersion = Error("EF5102", "A trace of another version",
        "{0} is a trace of version {1}; this eflux reads version {2}. Read it with the eflux that wrote it, or run the program again.");

    /// <summary>EF5103: a damaged line of a trace.</summary>
    public static readonly DiagnosticCode TraceLineBroken = Error("EF5103", "A damaged line of a trace",
        "Line {0:N0} of the trace is damaged: {1}. Run the program again; the same seed gives the same trace.");

    /// <summary>EF5104: a change that does not fit the page-state.</summary>
    public static readonly DiagnosticCode TraceDoesNotFit = Error("EF5104", "A change that does not fit the page-state",
        "Line {0:N0} of the trace does not follow from the lines before it: {1}. A line is missing or was changed; run the program again.");

    /// <summary>EF5105: the trace ends in the middle of a line.</summary>
    public static readonly DiagnosticCode TraceCutOff = Info("EF5105", "The trace ends in the middle of a line",
        "The last line of the trace, line {0:N0}, is incomplete, as when a run is killed; the lines before it are read.");

    /// <summary>EF5106: a moment after the end of the trace.</summary>
    public static readonly DiagnosticCode NoSuchMoment = Error("EF5106", "A moment after the end of the trace",
        "The trace ends after {1:N0} generated tokens, so there is no window after {0:N0}. Write --at with a number from 0 to {1}.");

    /// <summary>EF5107: a segment that is not in the window.</summary>
    public static readonly DiagnosticCode SegmentNotThen = Error("EF5107", "A segment that is not in the window",
        "'{0}' is not in the window at that moment.{1} The segments are {2}.");

    /// <summary>EF5110: an unknown view.</summary>
    public static readonly DiagnosticCode NoSuchView = Error("EF5110", "An unknown view",
        "'{0}' has no view of its own at that moment.{1} The views are {2}.");

    /// <summary>EF5108: the cache cannot be audited.</summary>
    public static readonly DiagnosticCode CannotAudit = Info("EF5108", "The cache cannot be audited",
        "The cache of {0} is not audited: {1}. The run itself is not affected.");

    /// <summary>EF5109: a text that is not exact.</summary>
    public static readonly DiagnosticCode TextNotExact = Info("EF5109", "A text that is not exact",
        "The trace does not record which tokens have which text, so the text of {0} is shown together with its deleted part; the tokens are exact.");
}
