namespace EigenFlux.Language.Diagnostics;

// EF5xxx: running.
public static partial class DiagnosticCodes
{
    /// <summary>The file is not there.</summary>
    public static readonly DiagnosticCode NoSuchFile = Error("EF5001", "The file is not there",
        "There is no file {0}.{1}");

    /// <summary>The file cannot be read.</summary>
    public static readonly DiagnosticCode FileUnreadable = Error("EF5002", "The file cannot be read",
        "{0} cannot be read: {1}");

    /// <summary>A file cannot be written.</summary>
    public static readonly DiagnosticCode CannotWrite = Error("EF5003", "A file cannot be written",
        "{0} cannot be written: {1}");

    /// <summary>There is no scene to run.</summary>
    public static readonly DiagnosticCode NoScene = Error("EF5004", "There is no scene to run",
        "{0} declares no scene, so there is nothing to run. Write one: scene Main() {{ … }}.");

    /// <summary>There is no such scene.</summary>
    public static readonly DiagnosticCode UnknownScene = Error("EF5005", "There is no such scene",
        "There is no scene '{0}'.{2} There are {1}.");

    /// <summary>A parameter has no value.</summary>
    public static readonly DiagnosticCode ArgumentNeeded = Error("EF5006", "A parameter has no value",
        "{0} needs a value for '{1}'. Write --arg {1}=VALUE; it is of type {2}.");

    /// <summary>There is no such parameter.</summary>
    public static readonly DiagnosticCode NoSuchArgument = Error("EF5007", "There is no such parameter",
        "{0} has no parameter '{1}'.{3} {2}");

    /// <summary>An argument has the wrong type.</summary>
    public static readonly DiagnosticCode BadArgument = Error("EF5008", "An argument has the wrong type",
        "'{0}' is of type {1}, and \"{2}\" is not one{3}.");

    /// <summary>There is nobody to ask.</summary>
    public static readonly DiagnosticCode NoPerson = Error("EF5011", "There is nobody to ask",
        "{0} is played by a person, and there is no terminal to ask at. Give the lines on standard input, or a model for the part.");

    /// <summary>A limit of the run was reached.</summary>
    public static readonly DiagnosticCode LimitReached = Warning("EF5012", "A limit of the run was reached",
        "The run was ended at {0}. {1}");

    /// <summary>The window is full of what may not be deleted.</summary>
    public static readonly DiagnosticCode RunWindowFull = Error("EF5013", "The window is full of what may not be deleted",
        "{0:N0} tokens must be in the window of {1:N0} and none of them may be deleted. Keep less, or raise the window.");

    /// <summary>An expression cannot be computed.</summary>
    public static readonly DiagnosticCode RunCannotCompute = Error("EF5014", "An expression cannot be computed",
        "{0}");

    /// <summary>Scenes call each other too deeply.</summary>
    public static readonly DiagnosticCode CallsTooDeep = Error("EF5015", "Scenes call each other too deeply",
        "{0} is called more than {1} levels deep: it calls itself without an end. Give the recursion a bound.");

    /// <summary>A called scene cannot be laid out.</summary>
    public static readonly DiagnosticCode CalledSceneRefused = Error("EF5016", "A called scene cannot be laid out",
        "{0} cannot be called here: {1}");

    /// <summary>Who speaks was drawn by lot.</summary>
    public static readonly DiagnosticCode SpeakerDrawn = Info("EF5017", "Who speaks was drawn by lot",
        "The model {0} gives no probabilities, so who speaks among {1} is drawn by the seed.");

    /// <summary>Nobody reads the output.</summary>
    public static readonly DiagnosticCode OutputClosed = Warning("EF5018", "Nobody reads the output",
        "The output was closed before the run was over; the run ended there.");

    /// <summary>The run was interrupted.</summary>
    public static readonly DiagnosticCode Interrupted = Warning("EF5019", "The run was interrupted",
        "The run was interrupted after {0:N0} tokens; what was said is kept.");

    /// <summary>A summary is empty.</summary>
    public static readonly DiagnosticCode SummaryEmpty = Warning("EF5021", "A summary is empty",
        "{0} wrote nothing to sum up what was deleted from {1}; the summary stays as it was, and what was deleted is told nowhere.");

    /// <summary>A page is for a browser.</summary>
    public static readonly DiagnosticCode PageOnTerminal = Error("EF5031", "A page is for a browser",
        "The map as a page is for a browser, and standard output is a terminal. Send it to a file: --map html > {0}.");

    /// <summary>There is no such segment.</summary>
    public static readonly DiagnosticCode NoSuchSegment = Error("EF5032", "There is no such segment",
        "{0} has no segment '{1}'.{2} {3}");
}
