namespace EigenFlux.Language.Diagnostics;

// EF51xx: traces, and looking at a run.
public readonly partial struct DiagnosticBuilder
{
    /// <summary>Creates EF5101: the file is not a trace.</summary>
    public Diagnostic NotATrace(string path, string reason) =>
        Make(DiagnosticCodes.NotATrace, path, reason);

    /// <summary>Creates EF5102: a trace of another version.</summary>
    public Diagnostic TraceOfOtherVersion(string path, string version, int known) =>
        Make(DiagnosticCodes.TraceOfOtherVersion, path, version, known);

    /// <summary>Creates EF5103: a damaged line of a trace.</summary>
    public Diagnostic TraceLineBroken(int line, string reason) =>
        Make(DiagnosticCodes.TraceLineBroken, line, reason);

    /// <summary>Creates EF5104: a change that does not fit the page-state.</summary>
    public Diagnostic TraceDoesNotFit(int line, string reason) =>
        Make(DiagnosticCodes.TraceDoesNotFit, line, reason);

    /// <summary>Creates EF5105: the trace ends in the middle of a line.</summary>
    public Diagnostic TraceCutOff(int line) =>
        Make(DiagnosticCodes.TraceCutOff, line);

    /// <summary>Creates EF5106: a moment after the end of the trace.</summary>
    public Diagnostic NoSuchMoment(int asked, int last) =>
        Make(DiagnosticCodes.NoSuchMoment, asked, last);

    /// <summary>Creates EF5107: a segment that is not in the window.</summary>
    public Diagnostic SegmentNotThen(string name, string suggestion, string names) =>
        Make(DiagnosticCodes.SegmentNotThen, name, suggestion, names);

    /// <summary>Creates EF5110: an unknown view.</summary>
    public Diagnostic NoSuchView(string name, string suggestion, string names) =>
        Make(DiagnosticCodes.NoSuchView, name, suggestion, names);

    /// <summary>Creates EF5109: a text that is not exact.</summary>
    public Diagnostic TextNotExact(string segments) =>
        Make(DiagnosticCodes.TextNotExact, segments);
}
