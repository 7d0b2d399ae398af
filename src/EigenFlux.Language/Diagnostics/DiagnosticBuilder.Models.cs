namespace EigenFlux.Language.Diagnostics;

// EF4xxx: models and targets.
public readonly partial struct DiagnosticBuilder
{
    /// <summary>There is no such target.</summary>
    public Diagnostic UnknownTarget(string name, string names, string suggestion) =>
        Make(DiagnosticCodes.UnknownTarget, name, names, suggestion);

    /// <summary>The model has no chat template.</summary>
    public Diagnostic NoChatTemplate(string scene, string model, string names) =>
        Make(DiagnosticCodes.NoChatTemplate, scene, model, names);

    /// <summary>There is no such chat template.</summary>
    public Diagnostic UnknownChatTemplate(string name, string names, string suggestion) =>
        Make(DiagnosticCodes.UnknownChatTemplate, name, names, suggestion);

    /// <summary>A file of targets cannot be read.</summary>
    public Diagnostic BadTargetFile(string reason) =>
        Make(DiagnosticCodes.BadTargetFile, reason);

    /// <summary>A part of a target is wrong.</summary>
    public Diagnostic BadTargetPart(string target, string reason) =>
        Make(DiagnosticCodes.BadTargetPart, target, reason);

    /// <summary>A target refuses a model.</summary>
    public Diagnostic TargetRefused(string target, string model, string reason) =>
        Make(DiagnosticCodes.TargetRefused, target, model, reason);

    /// <summary>Two targets have one name.</summary>
    public Diagnostic TargetTwice(string path, string target, string other) =>
        Make(DiagnosticCodes.TargetTwice, path, target, other);

    /// <summary>There is no such model setting.</summary>
    public Diagnostic UnknownModelSetting(string name, string names, string suggestion) =>
        Make(DiagnosticCodes.UnknownModelSetting, name, names, suggestion);

    /// <summary>The engine has no such setting.</summary>
    public Diagnostic SettingNotInEngine(string setting, string engine, string model) =>
        Make(DiagnosticCodes.SettingNotInEngine, setting, engine, model);

    /// <summary>A setting has a value that it cannot have.</summary>
    public Diagnostic BadSettingValue(string setting, string wanted, string given) =>
        Make(DiagnosticCodes.BadSettingValue, setting, wanted, given);

    /// <summary>The cache cannot be shifted.</summary>
    public Diagnostic CannotShift(string model) =>
        Make(DiagnosticCodes.CannotShift, model);

    /// <summary>The image cannot be read.</summary>
    public Diagnostic ImageUnreadable(string image, string reason) =>
        Make(DiagnosticCodes.ImageUnreadable, image, reason);
}
