namespace EigenFlux.Language.Diagnostics;

// EF5xxx: running.
public readonly partial struct DiagnosticBuilder
{
    /// <summary>Creates EF5001: the file does not exist.</summary>
    public Diagnostic NoSuchFile(string path, string suggestion) =>
        Make(DiagnosticCodes.NoSuchFile, path, suggestion);

    /// <summary>Creates EF5002: the file cannot be read.</summary>
    public Diagnostic FileUnreadable(string path, string reason) =>
        Make(DiagnosticCodes.FileUnreadable, path, reason);

    /// <summary>Creates EF5003: a file cannot be written.</summary>
    public Diagnostic CannotWrite(string path, string reason) =>
        Make(DiagnosticCodes.CannotWrite, path, reason);

    /// <summary>Creates EF5004: there is no scene to run.</summary>
    public Diagnostic NoScene(string path) =>
        Make(DiagnosticCodes.NoScene, path);

    /// <summary>Creates EF5005: an unknown scene.</summary>
    public Diagnostic UnknownScene(string name, string names, string suggestion) =>
        Make(DiagnosticCodes.UnknownScene, name, names, suggestion);

    /// <summary>Creates EF5006: a parameter has no value.</summary>
    public Diagnostic ArgumentNeeded(string scene, string parameter, string type) =>
        Make(DiagnosticCodes.ArgumentNeeded, scene, parameter, type);

    /// <summary>Creates EF5007: an unknown parameter.</summary>
    public Diagnostic NoSuchArgument(string scene, string argument, string names, string suggestion) =>
        Make(DiagnosticCodes.NoSuchArgument, scene, argument, names, suggestion);

    /// <summary>Creates EF5008: an argument has the wrong type.</summary>
    public Diagnostic BadArgument(string parameter, string type, string given, string hint) =>
        Make(DiagnosticCodes.BadArgument, parameter, type, given, hint);

    /// <summary>Creates EF5014: an expression cannot be computed.</summary>
    public Diagnostic RunCannotCompute(string reason) =>
        Make(DiagnosticCodes.RunCannotCompute, reason);

    /// <summary>Creates EF5018: the output was closed.</summary>
    public Diagnostic OutputClosed() =>
        Make(DiagnosticCodes.OutputClosed);

    /// <summary>Creates EF5019: the run was interrupted.</summary>
    public Diagnostic Interrupted(int tokens) =>
        Make(DiagnosticCodes.Interrupted, tokens);

    /// <summary>Creates EF5031: an HTML page on a terminal.</summary>
    public Diagnostic PageOnTerminal(string file) =>
        Make(DiagnosticCodes.PageOnTerminal, file);

    /// <summary>Creates EF5032: an unknown segment.</summary>
    public Diagnostic NoSuchSegment(string scene, string name, string suggestion, string names) =>
        Make(DiagnosticCodes.NoSuchSegment, scene, name, suggestion, names);
}
