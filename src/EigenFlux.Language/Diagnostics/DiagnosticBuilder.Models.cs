namespace EigenFlux.Language.Diagnostics;

// EF4xxx: models and targets.
public readonly partial struct DiagnosticBuilder
{
    /// <summary>Creates EF4011: an unknown target.</summary>
    public Diagnostic UnknownTarget(string name, string names, string suggestion) =>
        Make(DiagnosticCodes.UnknownTarget, name, names, suggestion);

    /// <summary>Creates EF4012: the model has no chat template.</summary>
    public Diagnostic NoChatTemplate(string scene, string model, string names) =>
        Make(DiagnosticCodes.NoChatTemplate, scene, model, names);

    /// <summary>Creates EF4013: an unknown chat template.</summary>
    public Diagnostic UnknownChatTemplate(string name, string names, string suggestion) =>
        Make(DiagnosticCodes.UnknownChatTemplate, name, names, suggestion);

    /// <summary>Creates EF4015: the file is not a target.</summary>
    public Diagnostic BadTargetFile(string reason) =>
        Make(DiagnosticCodes.BadTargetFile, reason);

    /// <summary>Creates EF4016: a part of the target is wrong.</summary>
    public Diagnostic BadTargetPart(string target, string reason) =>
        Make(DiagnosticCodes.BadTargetPart, target, reason);

    /// <summary>Creates EF4017: the target does not suit the model.</summary>
    public Diagnostic TargetRefused(string target, string model, string reason) =>
        Make(DiagnosticCodes.TargetRefused, target, model, reason);

    /// <summary>Creates EF4018: two targets have the same name.</summary>
    public Diagnostic TargetTwice(string path, string target, string other) =>
        Make(DiagnosticCodes.TargetTwice, path, target, other);

    /// <summary>Creates EF4021: an unknown model setting.</summary>
    public Diagnostic UnknownModelSetting(string name, string names, string suggestion) =>
        Make(DiagnosticCodes.UnknownModelSetting, name, names, suggestion);

    /// <summary>Creates EF4022: a setting that the engine does not have.</summary>
    public Diagnostic SettingNotInEngine(string setting, string engine, string model) =>
        Make(DiagnosticCodes.SettingNotInEngine, setting, engine, model);

    /// <summary>Creates EF4023: an invalid value of a setting.</summary>
    public Diagnostic BadSettingValue(string setting, string wanted, string given) =>
        Make(DiagnosticCodes.BadSettingValue, setting, wanted, given);

    /// <summary>Creates EF4031: the cache cannot be shifted.</summary>
    public Diagnostic CannotShift(string model) =>
        Make(DiagnosticCodes.CannotShift, model);

    /// <summary>Creates EF4042: the image cannot be read.</summary>
    public Diagnostic ImageUnreadable(string image, string reason) =>
        Make(DiagnosticCodes.ImageUnreadable, image, reason);

    /// <summary>Creates EF3015: measured weights that cannot be read.</summary>
    public Diagnostic WeightsUnreadable(string path, string reason) =>
        Make(DiagnosticCodes.WeightsUnreadable, path, reason);

    /// <summary>Creates EF3016: definitions that were measured before they changed.</summary>
    public Diagnostic WeightsChanged(IReadOnlyList<string> names) =>
        Make(DiagnosticCodes.WeightsChanged, string.Join(", ", names));

    /// <summary>Creates EF3017: no turn to measure.</summary>
    public Diagnostic NothingToProfile(string scene) =>
        Make(DiagnosticCodes.NothingToProfile, scene);
}
