namespace EigenFlux.Language.Diagnostics;

// EF5xxx: running.
public static partial class DiagnosticCodes
{
    /// <summary>EF5001: the file does not exist.</summary>
    public static readonly DiagnosticCode NoSuchFile = Error("EF5001", "The file does not exist",
        "There is no file {0}.{1}");

    /// <summary>EF5002: the file cannot be read.</summary>
    public static readonly DiagnosticCode FileUnreadable = Error("EF5002", "The file cannot be read",
        "{0} cannot be read: {1}");

    /// <summary>EF5003: a file cannot be written.</summary>
    public static readonly DiagnosticCode CannotWrite = Error("EF5003", "A file cannot be written",
        "{0} cannot be written: {1}");

    /// <summary>EF5004: there is no scene to run.</summary>
    public static readonly DiagnosticCode NoScene = Error("EF5004", "There is no scene to run",
        "{0} declares no scene, so there is nothing to run. Write one: scene Main() {{ … }}.");

    /// <summary>EF5005: an unknown scene.</summary>
    public static readonly DiagnosticCode UnknownScene = Error("EF5005", "An unknown scene",
        "There is no scene '{0}'.{2} The scenes are {1}.");

    /// <summary>EF5006: a parameter has no value.</summary>
    public static readonly DiagnosticCode ArgumentNeeded = Error("EF5006", "A parameter has no value",
        "{0} needs a value for '{1}'. Write --arg {1}=VALUE; its type is {2}.");

    /// <summary>EF5007: an unknown parameter.</summary>
    public static readonly DiagnosticCode NoSuchArgument = Error("EF5007", "An unknown parameter",
        "{0} has no parameter '{1}'.{3} {2}");

    /// <summary>EF5008: an argument has the wrong type.</summary>
    public static readonly DiagnosticCode BadArgument = Error("EF5008", "An argument has the wrong type",
        "'{0}' is of type {1}, but \"{2}\" is not{3}.");

    /// <summary>EF5011: no input for a person's part.</summary>
    public static readonly DiagnosticCode NoPerson = Error("EF5011", "No input for a person's part",
        "{0} is played by a person, but there is no terminal. Give the lines on standard input, or give the part a model.");

    /// <summary>EF5012: a limit of the run was reached.</summary>
    public static readonly DiagnosticCode LimitReached = Warning("EF5012", "A limit of the run was reached",
        "The run ended at {0}. {1}");

    /// <summary>EF5013: the window is full.</summary>
    public static readonly DiagnosticCode RunWindowFull = Error("EF5013", "The window is full",
        "{0:N0} tokens must be in the window of {1:N0}, and none of them may be deleted. Keep less, or raise the window.");

    /// <summary>EF5014: an expression cannot be computed.</summary>
    public static readonly DiagnosticCode RunCannotCompute = Error("EF5014", "An expression cannot be computed",
        "{0}");

    /// <summary>EF5015: scenes call each other too deeply.</summary>
    public static readonly DiagnosticCode CallsTooDeep = Error("EF5015", "Scenes call each other too deeply",
        "{0} is called more than {1} levels deep: it calls itself without end. Give the recursion a bound.");

    /// <summary>EF5016: a called scene cannot be laid out.</summary>
    public static readonly DiagnosticCode CalledSceneRefused = Error("EF5016", "A called scene cannot be laid out",
        "{0} cannot be called here: {1}");

    /// <summary>EF5017: the speaker was drawn at random.</summary>
    public static readonly DiagnosticCode SpeakerDrawn = Info("EF5017", "The speaker was drawn at random",
        "The model {0} gives no probabilities, so the speaker among {1} is drawn with the seed.");

    /// <summary>EF5018: the output was closed.</summary>
    public static readonly DiagnosticCode OutputClosed = Warning("EF5018", "The output was closed",
        "The output was closed before the run was over; the run ended there.");

    /// <summary>EF5019: the run was interrupted.</summary>
    public static readonly DiagnosticCode Interrupted = Warning("EF5019", "The run was interrupted",
        "The run was interrupted after {0:N0} tokens; the text so far is kept.");

    /// <summary>EF5021: a summary is empty.</summary>
    public static readonly DiagnosticCode SummaryEmpty = Warning("EF5021", "A summary is empty",
        "{0} wrote an empty summary of what was deleted from {1}; the previous summary stays, and no summary covers what was deleted since.");

    /// <summary>EF5031: an HTML page on a terminal.</summary>
    public static readonly DiagnosticCode PageOnTerminal = Error("EF5031", "An HTML page on a terminal",
        "The HTML map is for a browser, but standard output is a terminal. Redirect it to a file: --map html > {0}.");

    /// <summary>EF5032: an unknown segment.</summary>
    public static readonly DiagnosticCode NoSuchSegment = Error("EF5032", "An unknown segment",
        "{0} has no segment '{1}'.{2} {3}");
}
