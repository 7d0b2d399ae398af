namespace EigenFlux.Language.Diagnostics;

// EF51xx: traces, and looking at a run.
public readonly partial struct DiagnosticBuilder
{
    /// <summary>The file is no trace.</summary>
    public Diagnostic NotATrace(string path, string reason) =>
        Make(DiagnosticCodes.NotATrace, path, reason);

    /// <summary>The trace is of another version.</summary>
    public Diagnostic TraceOfOtherVersion(string path, string version, int known) =>
        Make(DiagnosticCodes.TraceOfOtherVersion, path, version, known);

    /// <summary>A line of the trace is broken.</summary>
    public Diagnostic TraceLineBroken(int line, string reason) =>
        Make(DiagnosticCodes.TraceLineBroken, line, reason);

    /// <summary>A change does not fit the page-state.</summary>
    public Diagnostic TraceDoesNotFit(int line, string reason) =>
        Make(DiagnosticCodes.TraceDoesNotFit, line, reason);

    /// <summary>The trace ends in the middle of a line.</summary>
    public Diagnostic TraceCutOff(int line) =>
        Make(DiagnosticCodes.TraceCutOff, line);

    /// <summary>The trace does not go so far.</summary>
    public Diagnostic NoSuchMoment(int asked, int last) =>
        Make(DiagnosticCodes.NoSuchMoment, asked, last);

    /// <summary>The segment is not in the window then.</summary>
    public Diagnostic SegmentNotThen(string name, string suggestion, string names) =>
        Make(DiagnosticCodes.SegmentNotThen, name, suggestion, names);

    /// <summary>Nobody of that name has a view.</summary>
    public Diagnostic NoSuchView(string name, string suggestion, string names) =>
        Make(DiagnosticCodes.NoSuchView, name, suggestion, names);

    /// <summary>A text is not exact.</summary>
    public Diagnostic TextNotExact(string segments) =>
        Make(DiagnosticCodes.TextNotExact, segments);
}
