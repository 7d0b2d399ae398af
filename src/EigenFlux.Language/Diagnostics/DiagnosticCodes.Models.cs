namespace EigenFlux.Language.Diagnostics;

// EF4xxx: models and targets.
public static partial class DiagnosticCodes
{
    /// <summary>No engine knows the model.</summary>
    public static readonly DiagnosticCode UnknownModel = Error("EF4001", "No engine knows the model",
        "{0}");

    /// <summary>The model is not there.</summary>
    public static readonly DiagnosticCode ModelNotFound = Error("EF4002", "The model is not there",
        "{0}");

    /// <summary>The model cannot be read.</summary>
    public static readonly DiagnosticCode ModelUnreadable = Error("EF4003", "The model cannot be read",
        "{0}");

    /// <summary>A native library is missing.</summary>
    public static readonly DiagnosticCode LibraryMissing = Error("EF4004", "A native library is missing",
        "{0}");

    /// <summary>The window is larger than the model.</summary>
    public static readonly DiagnosticCode WindowLargerThanModel = Error("EF4005", "The window is larger than the model",
        "{0} asks for a window of {1:N0} tokens, and its model was made for {2:N0}. Lower the window.");

    /// <summary>The model does not fit in memory.</summary>
    public static readonly DiagnosticCode ModelOutOfMemory = Error("EF4006", "The model does not fit in memory",
        "{0}");

    /// <summary>The engine failed.</summary>
    public static readonly DiagnosticCode EngineFailed = Error("EF4007", "The engine failed",
        "{0}");

    /// <summary>The recording is over.</summary>
    public static readonly DiagnosticCode NothingToSay = Error("EF4008", "The recording is over",
        "{0}");

    /// <summary>The model cannot do this.</summary>
    public static readonly DiagnosticCode ModelCannot = Error("EF4009", "The model cannot do this",
        "{0}");

    /// <summary>There is no such target.</summary>
    public static readonly DiagnosticCode UnknownTarget = Error("EF4011", "There is no such target",
        "There is no target '{0}'. There are {1}.{2}");

    /// <summary>The model has no chat template.</summary>
    public static readonly DiagnosticCode NoChatTemplate = Error("EF4012", "The model has no chat template",
        "{0} is a chat, and its model {1} carries no chat template that is known. Name one: --template NAME, or 'template NAME' in a model's settings; there are {2}.");

    /// <summary>There is no such chat template.</summary>
    public static readonly DiagnosticCode UnknownChatTemplate = Error("EF4013", "There is no such chat template",
        "There is no chat template '{0}'.{2} There are {1}.");

    /// <summary>The target cannot be cut.</summary>
    public static readonly DiagnosticCode CannotCutSegments = Error("EF4014", "The target cannot be cut",
        "The target {0} deletes whole messages only: a cut one breaks its format. Write 'delete by turn'.");

    /// <summary>A file of targets cannot be read.</summary>
    public static readonly DiagnosticCode BadTargetFile = Error("EF4015", "The file is no target",
        "This is no file of a target: {0}");

    /// <summary>A part of a target is wrong.</summary>
    public static readonly DiagnosticCode BadTargetPart = Error("EF4016", "A part of the target is wrong",
        "The target {0} cannot be used: {1}");

    /// <summary>A target refuses a model.</summary>
    public static readonly DiagnosticCode TargetRefused = Error("EF4017", "The target does not suit the model",
        "The target {0} does not suit the model {1}: {2}");

    /// <summary>Two targets have one name.</summary>
    public static readonly DiagnosticCode TargetTwice = Error("EF4018", "Two targets have one name",
        "{0} gives the target '{1}', and so does {2}. Rename one of them.");

    /// <summary>There is no such model setting.</summary>
    public static readonly DiagnosticCode UnknownModelSetting = Error("EF4021", "There is no such model setting",
        "There is no model setting '{0}'.{2} There are {1}.");

    /// <summary>The engine has no such setting.</summary>
    public static readonly DiagnosticCode SettingNotInEngine = Error("EF4022", "The engine has no such setting",
        "The engine {1} of the model {2} has no '{0}'. Leave it out, or use another model.");

    /// <summary>A setting has a value that it cannot have.</summary>
    public static readonly DiagnosticCode BadSettingValue = Error("EF4023", "A setting has a value that it cannot have",
        "{0} must be {1}, and this is {2}.");

    /// <summary>The cache cannot be shifted.</summary>
    public static readonly DiagnosticCode CannotShift = Info("EF4031", "The cache cannot be shifted",
        "The model {0} cannot move its cache, so 'cache shift' is done as 'cache exact': right, and slower.");

    /// <summary>The image was made for another model.</summary>
    public static readonly DiagnosticCode ImageForOtherModel = Error("EF4041", "The image was made for another model",
        "The image {0} was compiled with another model's tokenizer than {1}'s. Compile it again for this model, or run it with the one that it was made for.");

    /// <summary>The image cannot be read.</summary>
    public static readonly DiagnosticCode ImageUnreadable = Error("EF4042", "The image cannot be read",
        "{0} is no image that this version can read: {1} Compile the program again.");

    /// <summary>A program takes a model from elsewhere.</summary>
    public static readonly DiagnosticCode ModelOutside = Error("EF4043", "A program takes a model from elsewhere",
        "{0}");
}
