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

    /// <summary>There is nobody to ask.</summary>
    public Diagnostic NoPerson(string character) =>
        Make(DiagnosticCodes.NoPerson, character);

    /// <summary>A limit of the run was reached.</summary>
    public Diagnostic LimitReached(string limit, string advice) =>
        Make(DiagnosticCodes.LimitReached, limit, advice);

    /// <summary>The window is full of what may not be deleted.</summary>
    public Diagnostic RunWindowFull(int needed, int window) =>
        Make(DiagnosticCodes.RunWindowFull, needed, window);

    /// <summary>An expression cannot be computed.</summary>
    public Diagnostic RunCannotCompute(string reason) =>
        Make(DiagnosticCodes.RunCannotCompute, reason);

    /// <summary>Scenes call each other too deeply.</summary>
    public Diagnostic CallsTooDeep(string scene, int levels) =>
        Make(DiagnosticCodes.CallsTooDeep, scene, levels);

    /// <summary>A called scene cannot be laid out.</summary>
    public Diagnostic CalledSceneRefused(string scene, string reason) =>
        Make(DiagnosticCodes.CalledSceneRefused, scene, reason);

    /// <summary>Who speaks was drawn by lot.</summary>
    public Diagnostic SpeakerDrawn(string model, string names) =>
        Make(DiagnosticCodes.SpeakerDrawn, model, names);

    /// <summary>Nobody reads the output.</summary>
    public Diagnostic OutputClosed() =>
        Make(DiagnosticCodes.OutputClosed);

    /// <summary>The run was interrupted.</summary>
    public Diagnostic Interrupted(int tokens) =>
        Make(DiagnosticCodes.Interrupted, tokens);

    /// <summary>A summary is empty.</summary>
    public Diagnostic SummaryEmpty(string summarizer, string scene) =>
        Make(DiagnosticCodes.SummaryEmpty, summarizer, scene);

    /// <summary>A page is for a browser.</summary>
    public Diagnostic PageOnTerminal(string file) =>
        Make(DiagnosticCodes.PageOnTerminal, file);

    /// <summary>There is no such segment.</summary>
    public Diagnostic NoSuchSegment(string scene, string name, string suggestion, string names) =>
        Make(DiagnosticCodes.NoSuchSegment, scene, name, suggestion, names);
}
