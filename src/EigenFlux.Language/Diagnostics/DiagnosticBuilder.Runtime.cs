namespace EigenFlux.Language.Diagnostics;

// EF5xxx: running.
public readonly partial struct DiagnosticBuilder
{
    /// <summary>The file is not there.</summary>
    public Diagnostic NoSuchFile(string path, string suggestion) =>
        Make(DiagnosticCodes.NoSuchFile, path, suggestion);

    /// <summary>The file cannot be read.</summary>
    public Diagnostic FileUnreadable(string path, string reason) =>
        Make(DiagnosticCodes.FileUnreadable, path, reason);

    /// <summary>A file cannot be written.</summary>
    public Diagnostic CannotWrite(string path, string reason) =>
        Make(DiagnosticCodes.CannotWrite, path, reason);

    /// <summary>There is no scene to run.</summary>
    public Diagnostic NoScene(string path) =>
        Make(DiagnosticCodes.NoScene, path);

    /// <summary>There is no such scene.</summary>
    public Diagnostic UnknownScene(string name, string names, string suggestion) =>
        Make(DiagnosticCodes.UnknownScene, name, names, suggestion);

    /// <summary>A parameter has no value.</summary>
    public Diagnostic ArgumentNeeded(string scene, string parameter, string type) =>
        Make(DiagnosticCodes.ArgumentNeeded, scene, parameter, type);

    /// <summary>There is no such parameter.</summary>
    public Diagnostic NoSuchArgument(string scene, string argument, string names, string suggestion) =>
        Make(DiagnosticCodes.NoSuchArgument, scene, argument, names, suggestion);

    /// <summary>An argument has the wrong type.</summary>
    public Diagnostic BadArgument(string parameter, string type, string given, string hint) =>
        Make(DiagnosticCodes.BadArgument, parameter, type, given, hint);

    /// <summary>An expression cannot be computed.</summary>
    public Diagnostic RunCannotCompute(string reason) =>
        Make(DiagnosticCodes.RunCannotCompute, reason);

    /// <summary>Nobody reads the output.</summary>
    public Diagnostic OutputClosed() =>
        Make(DiagnosticCodes.OutputClosed);

    /// <summary>The run was interrupted.</summary>
    public Diagnostic Interrupted(int tokens) =>
        Make(DiagnosticCodes.Interrupted, tokens);

    /// <summary>A page is for a browser.</summary>
    public Diagnostic PageOnTerminal(string file) =>
        Make(DiagnosticCodes.PageOnTerminal, file);

    /// <summary>There is no such segment.</summary>
    public Diagnostic NoSuchSegment(string scene, string name, string suggestion, string names) =>
        Make(DiagnosticCodes.NoSuchSegment, scene, name, suggestion, names);
}
