namespace EigenFlux.Language.Diagnostics;

// EF4xxx: models and targets.
public static partial class DiagnosticCodes
{
    /// <summary>EF4001: no engine for the model.</summary>
    public static readonly DiagnosticCode UnknownModel = Error("EF4001", "No engine for the model",
        "{0}");

    /// <summary>EF4002: the model does not exist.</summary>
    public static readonly DiagnosticCode ModelNotFound = Error("EF4002", "The model does not exist",
        "{0}");

    /// <summary>EF4003: the model cannot be read.</summary>
    public static readonly DiagnosticCode ModelUnreadable = Error("EF4003", "The model cannot be read",
        "{0}");

    /// <summary>EF4004: a native library is missing.</summary>
    public static readonly DiagnosticCode LibraryMissing = Error("EF4004", "A native library is missing",
        "{0}");

    /// <summary>EF4005: the window is larger than the model.</summary>
    public static readonly DiagnosticCode WindowLargerThanModel = Error("EF4005", "The window is larger than the model",
        "{0} asks for a window of {1:N0} tokens, but its model supports {2:N0}. Lower the window.");

    /// <summary>EF4006: the model does not fit in memory.</summary>
    public static readonly DiagnosticCode ModelOutOfMemory = Error("EF4006", "The model does not fit in memory",
        "{0}");

    /// <summary>EF4007: the engine failed.</summary>
    public static readonly DiagnosticCode EngineFailed = Error("EF4007", "The engine failed",
        "{0}");

    /// <summary>EF4008: the recording has ended.</summary>
    public static readonly DiagnosticCode NothingToSay = Error("EF4008", "The recording has ended",
        "{0}");

    /// <summary>EF4009: the model cannot do this.</summary>
    public static readonly DiagnosticCode ModelCannot = Error("EF4009", "The model cannot do this",
        "{0}");

    /// <summary>EF4011: an unknown target.</summary>
    public static readonly DiagnosticCode UnknownTarget = Error("EF4011", "An unknown target",
        "There is no target '{0}'.{2} The targets are {1}.");

    /// <summary>EF4012: the model has no chat template.</summary>
    public static readonly DiagnosticCode NoChatTemplate = Error("EF4012", "The model has no chat template",
        "{0} is a chat, but its model {1} has no known chat template. Name one with --template NAME, or with 'template NAME' in the model's settings; the templates are {2}.");

    /// <summary>EF4013: an unknown chat template.</summary>
    public static readonly DiagnosticCode UnknownChatTemplate = Error("EF4013", "An unknown chat template",
        "There is no chat template '{0}'.{2} The templates are {1}.");

    /// <summary>EF4014: the target deletes only whole messages.</summary>
    public static readonly DiagnosticCode CannotCutSegments = Error("EF4014", "The target deletes only whole messages",
        "The target {0} deletes only whole messages, because a partial message breaks its format. Write 'delete by turn'.");

    /// <summary>EF4015: the file is not a target.</summary>
    public static readonly DiagnosticCode BadTargetFile = Error("EF4015", "The file is not a target",
        "This is not a target file: {0}");

    /// <summary>EF4016: a part of the target is wrong.</summary>
    public static readonly DiagnosticCode BadTargetPart = Error("EF4016", "A part of the target is wrong",
        "The target {0} cannot be used: {1}");

    /// <summary>EF4017: the target does not suit the model.</summary>
    public static readonly DiagnosticCode TargetRefused = Error("EF4017", "The target does not suit the model",
        "The target {0} does not suit the model {1}: {2}");

    /// <summary>EF4018: two targets have the same name.</summary>
    public static readonly DiagnosticCode TargetTwice = Error("EF4018", "Two targets have the same name",
        "{0} defines the target '{1}', and so does {2}. Rename one of them.");

    /// <summary>EF4021: an unknown model setting.</summary>
    public static readonly DiagnosticCode UnknownModelSetting = Error("EF4021", "An unknown model setting",
        "There is no model setting '{0}'.{2} The settings are {1}.");

    /// <summary>EF4022: a setting that the engine does not have.</summary>
    public static readonly DiagnosticCode SettingNotInEngine = Error("EF4022", "A setting that the engine does not have",
        "The engine {1} of the model {2} has no '{0}'. Delete it, or use another model.");

    /// <summary>EF4023: an invalid value of a setting.</summary>
    public static readonly DiagnosticCode BadSettingValue = Error("EF4023", "An invalid value of a setting",
        "{0} must be {1}, but is {2}.");

    /// <summary>EF4031: the cache cannot be shifted.</summary>
    public static readonly DiagnosticCode CannotShift = Info("EF4031", "The cache cannot be shifted",
        "The model {0} cannot shift its cache, so 'cache shift' runs as 'cache exact': correct, but slower.");

    /// <summary>EF4041: the image was made for another model.</summary>
    public static readonly DiagnosticCode ImageForOtherModel = Error("EF4041", "The image was made for another model",
        "The image {0} was compiled with a tokenizer other than that of {1}. Compile it again for this model, or run it with its own model.");

    /// <summary>EF4042: the image cannot be read.</summary>
    public static readonly DiagnosticCode ImageUnreadable = Error("EF4042", "The image cannot be read",
        "{0} is not an image that this version can read: {1} Compile the program again.");

    /// <summary>EF4043: a model outside the allowed folders.</summary>
    public static readonly DiagnosticCode ModelOutside = Error("EF4043", "A model outside the allowed folders",
        "{0}");
}
