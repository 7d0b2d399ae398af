namespace EigenFlux.Language.Diagnostics;

// EF4xxx: models and targets.
public readonly partial struct DiagnosticBuilder
{
    /// <summary>No engine knows the model.</summary>
    public Diagnostic UnknownModel(string reason) =>
        Make(DiagnosticCodes.UnknownModel, reason);

    /// <summary>The model is not there.</summary>
    public Diagnostic ModelNotFound(string reason) =>
        Make(DiagnosticCodes.ModelNotFound, reason);

    /// <summary>The model cannot be read.</summary>
    public Diagnostic ModelUnreadable(string reason) =>
        Make(DiagnosticCodes.ModelUnreadable, reason);

    /// <summary>A native library is missing.</summary>
    public Diagnostic LibraryMissing(string reason) =>
        Make(DiagnosticCodes.LibraryMissing, reason);

    /// <summary>The window is larger than the model.</summary>
    public Diagnostic WindowLargerThanModel(string scene, int window, int model) =>
        Make(DiagnosticCodes.WindowLargerThanModel, scene, window, model);

    /// <summary>The model does not fit in memory.</summary>
    public Diagnostic ModelOutOfMemory(string reason) =>
        Make(DiagnosticCodes.ModelOutOfMemory, reason);

    /// <summary>The engine failed.</summary>
    public Diagnostic EngineFailed(string reason) =>
        Make(DiagnosticCodes.EngineFailed, reason);

    /// <summary>The recording is over.</summary>
    public Diagnostic NothingToSay(string reason) =>
        Make(DiagnosticCodes.NothingToSay, reason);

    /// <summary>The model cannot do this.</summary>
    public Diagnostic ModelCannot(string reason) =>
        Make(DiagnosticCodes.ModelCannot, reason);

    /// <summary>There is no such target.</summary>
    public Diagnostic UnknownTarget(string name, string names, string suggestion) =>
        Make(DiagnosticCodes.UnknownTarget, name, names, suggestion);

    /// <summary>The model has no chat template.</summary>
    public Diagnostic NoChatTemplate(string scene, string model, string names) =>
        Make(DiagnosticCodes.NoChatTemplate, scene, model, names);

    /// <summary>There is no such chat template.</summary>
    public Diagnostic UnknownChatTemplate(string name, string names, string suggestion) =>
        Make(DiagnosticCodes.UnknownChatTemplate, name, names, suggestion);

    /// <summary>The target cannot be cut.</summary>
    public Diagnostic CannotCutSegments(string target) =>
        Make(DiagnosticCodes.CannotCutSegments, target);

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

    /// <summary>The image was made for another model.</summary>
    public Diagnostic ImageForOtherModel(string image, string model) =>
        Make(DiagnosticCodes.ImageForOtherModel, image, model);

    /// <summary>A program takes a model from elsewhere.</summary>
    public Diagnostic ModelOutside(string reason) => Make(DiagnosticCodes.ModelOutside, reason);

    /// <summary>The image cannot be read.</summary>
    public Diagnostic ImageUnreadable(string image, string reason) =>
        Make(DiagnosticCodes.ImageUnreadable, image, reason);
}
