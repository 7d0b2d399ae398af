namespace EigenFlux.Language.Diagnostics;

/// <content>EF2xxx: names and types.</content>
public static partial class DiagnosticCodes
{
    /// <summary>EF2001: a file that does not exist.</summary>
    public static readonly DiagnosticCode FileNotFound = Error("EF2001", "A file that does not exist",
        "There is no file '{0}'. Check the path; it is relative to the folder of this file.");

    /// <summary>EF2002: an import leaves the project.</summary>
    public static readonly DiagnosticCode ImportOutsideRoot = Error("EF2002", "An import leaves the project",
        "'{0}' is outside the project's root, '{1}'. Move the file into the project, or put an eflux.json in the folder that contains both.");

    /// <summary>EF2003: a circular import.</summary>
    public static readonly DiagnosticCode ImportCycle = Error("EF2003", "A circular import",
        "'{0}' imports this file in turn: {1}. Move the shared declarations into a third file.");

    /// <summary>EF2004: a duplicate declaration.</summary>
    public static readonly DiagnosticCode DuplicateName = Error("EF2004", "A duplicate declaration",
        "There is already a {1} '{0}'. Rename one of the two.");

    /// <summary>EF2005: two files declare the same name.</summary>
    public static readonly DiagnosticCode ImportClash = Error("EF2005", "Two files declare the same name",
        "This import brings in '{0}', which is also a {1} from '{2}'. Import one of them 'as' a name of its own.");

    /// <summary>EF2007: an import leaves the project through a link.</summary>
    public static readonly DiagnosticCode ImportLinkOutsideRoot = Error("EF2007", "An import leaves the project through a link",
        "'{0}' is a link, or is behind a link, that leads outside the project's root, '{1}'. Put the file itself into the project.");

    /// <summary>EF2008: a source that is not a regular file.</summary>
    public static readonly DiagnosticCode SourceNotRegular = Error("EF2008", "A source that is not a regular file",
        "'{0}' cannot be read as a program: {1} Name a file.");

    /// <summary>EF2009: a source has too many bytes.</summary>
    public static readonly DiagnosticCode SourceTooLarge = Error("EF2009", "A source has too many bytes",
        "'{0}' is not read: {1} Split it, and import the parts.");

    /// <summary>EF2101: an undeclared name.</summary>
    public static readonly DiagnosticCode UnknownName = Error("EF2101", "An undeclared name",
        "'{0}' is not declared.{1}");

    /// <summary>EF2102: a name of the wrong kind.</summary>
    public static readonly DiagnosticCode WrongKind = Error("EF2102", "A name of the wrong kind",
        "'{0}' is a {1}, but {2} is expected here.");

    /// <summary>EF2103: a private name.</summary>
    public static readonly DiagnosticCode PrivateName = Error("EF2103", "A private name",
        "'{0}' begins with _ and is private to its file. Rename it there to use it here.");

    /// <summary>EF2104: a display name used as a name.</summary>
    public static readonly DiagnosticCode DisplayNameAsName = Error("EF2104", "A display name used as a name",
        "'{0}' is the display name of {1}. Write its name: {1}.");

    /// <summary>EF2105: a circular definition.</summary>
    public static readonly DiagnosticCode CircularDefinition = Error("EF2105", "A circular definition",
        "'{0}' is defined by itself: {1}. Break the cycle at one of them.");

    /// <summary>EF2106: a name outside its block.</summary>
    public static readonly DiagnosticCode OutOfBlock = Error("EF2106", "A name outside its block",
        "'{0}' is defined in an inner block and is known only there. Give it a first value before that block.");

    /// <summary>EF2111: a shared display name.</summary>
    public static readonly DiagnosticCode SameDisplayName = Warning("EF2111", "A shared display name",
        "{0} and {1} are both displayed as '{2}': neither a reader nor the model can distinguish them, and a text that names one names the other. Give one of them another display name.");

    /// <summary>EF2112: a character-card macro.</summary>
    public static readonly DiagnosticCode CardMacro = Warning("EF2112", "A character-card macro",
        "'{0}' is a character-card macro and has no meaning here: the model reads '{1}'. {2}");

    /// <summary>EF2113: a regex or a list in the words of lore.</summary>
    public static readonly DiagnosticCode RegexKey = Warning("EF2113", "A regex or a list in the words of lore",
        "The words of lore are neither regexes nor lists: '{0}' is searched for literally. Write the words themselves, as in: also \"key\", \"keys\".");

    /// <summary>EF2114: an empty word.</summary>
    public static readonly DiagnosticCode WordOfNothing = Warning("EF2114", "An empty word",
        "This word has no visible character, so no text can mention it. Write the word, or delete it.");

    /// <summary>EF2115: an invisible display name.</summary>
    public static readonly DiagnosticCode BlankDisplayName = Warning("EF2115", "An invisible display name",
        "This display name has no visible character: lines of {0} would have no name, and no text could name {0}. Write a name, or delete it to use '{0}'.");

    /// <summary>EF2201: a part that the declaration does not take.</summary>
    public static readonly DiagnosticCode PartNotAllowed = Error("EF2201", "A part that the declaration does not take",
        "A {0} has no '{1}'. It can have: {2}.");

    /// <summary>EF2202: a part is given twice.</summary>
    public static readonly DiagnosticCode PartRepeated = Error("EF2202", "A part is given twice",
        "'{0}' is given twice. Join the two texts, or delete one.");

    /// <summary>EF2203: a number is out of range.</summary>
    public static readonly DiagnosticCode NumberOutOfRange = Error("EF2203", "A number is out of range",
        "{0} must be {1}, but is {2}.");

    /// <summary>EF2204: a model without a location.</summary>
    public static readonly DiagnosticCode ModelWithoutPlace = Error("EF2204", "A model without a location",
        "The model '{0}' has neither a URI nor a base. Write = \"URI\" or : BASE after its name.");

    /// <summary>EF2205: a value that is not constant.</summary>
    public static readonly DiagnosticCode NotConstant = Error("EF2205", "A value that is not constant",
        "{0} must be known before the run. Write a constant, or use a value that is defined at the top of a file.");

    /// <summary>EF2206: a declaration without a definition.</summary>
    public static readonly DiagnosticCode EmptyDefinition = Warning("EF2206", "A declaration without a definition",
        "'{0}' has neither 'brief' nor 'full', so the model learns nothing about it. Write brief \"…\".");

    /// <summary>EF2207: a weight of something other than a kept turn.</summary>
    public static readonly DiagnosticCode WeightOfNoTurn = Error("EF2207", "A weight of something other than a kept turn",
        "Only a turn that is kept has a weight here: 'keep {1} weight 2', where {1} is a captured turn. {0}");

    /// <summary>EF2301: a header line after the header.</summary>
    public static readonly DiagnosticCode HeaderNotFirst = Error("EF2301", "A header line after the header",
        "'{0}' belongs to the header. Move it above the first statement of the scene.");

    /// <summary>EF2302: a duplicate header line.</summary>
    public static readonly DiagnosticCode HeaderRepeated = Error("EF2302", "A duplicate header line",
        "'{0}' is given twice. Delete one of them.");

    /// <summary>EF2303: a statement in the wrong kind of block.</summary>
    public static readonly DiagnosticCode StatementNotHere = Error("EF2303", "A statement in the wrong kind of block",
        "'{0}' belongs in a {1}, but this is a {2}.");

    /// <summary>EF2304: an unknown option.</summary>
    public static readonly DiagnosticCode UnknownOption = Error("EF2304", "An unknown option",
        "'{0}' is not a {1}. Expected: {2}.");

    /// <summary>EF2305: a clause that the policy does not take.</summary>
    public static readonly DiagnosticCode OptionMismatch = Error("EF2305", "A clause that the policy does not take",
        "{0}");

    /// <summary>EF2306: a pin after the first beat.</summary>
    public static readonly DiagnosticCode PinAfterBeat = Error("EF2306", "A pin after the first beat",
        "A pin must come before the first line that anyone says, outside every loop and condition, so that the prefix never changes. Move it up, or write a note.");

    /// <summary>EF2307: a pin that reads a captured turn.</summary>
    public static readonly DiagnosticCode PinWithCapture = Error("EF2307", "A pin that reads a captured turn",
        "A pin is written before anyone speaks, so '{0}' would be empty in it. Write a note or a setting.");

    /// <summary>EF2401: a value of the wrong type.</summary>
    public static readonly DiagnosticCode WrongType = Error("EF2401", "A value of the wrong type",
        "This is {0}, but {1} is expected here.");

    /// <summary>EF2402: an operator between incompatible types.</summary>
    public static readonly DiagnosticCode OperatorTypes = Error("EF2402", "An operator between incompatible types",
        "'{0}' cannot be applied to {1} and {2}.{3}");

    /// <summary>EF2403: an unknown argument.</summary>
    public static readonly DiagnosticCode UnknownArgument = Error("EF2403", "An unknown argument",
        "'{0}' has no parameter '{1}'.{2}");

    /// <summary>EF2404: a missing argument.</summary>
    public static readonly DiagnosticCode MissingArgument = Error("EF2404", "A missing argument",
        "'{0}' needs {1}. Write {2} between the parentheses.");

    /// <summary>EF2405: too many arguments.</summary>
    public static readonly DiagnosticCode TooManyArguments = Error("EF2405", "Too many arguments",
        "'{0}' takes {1}; this argument is one too many.");

    /// <summary>EF2406: a duplicate argument.</summary>
    public static readonly DiagnosticCode ArgumentTwice = Error("EF2406", "A duplicate argument",
        "'{0}' already has a value. Delete one of the two.");

    /// <summary>EF2407: an unknown member.</summary>
    public static readonly DiagnosticCode UnknownMember = Error("EF2407", "An unknown member",
        "{0} has no '.{1}'.{2}");

    /// <summary>EF2408: a call of something that is not a function.</summary>
    public static readonly DiagnosticCode NotAFunction = Error("EF2408", "A call of something that is not a function",
        "'{0}' is not a function. The functions are pick(list), name.count(value), and in tests P(condition) and mean(number). A scene is called with 'call'.");

    /// <summary>EF2409: an invalid regex.</summary>
    public static readonly DiagnosticCode BadRegex = Error("EF2409", "An invalid regex",
        "This regex is invalid: {0}.");

    /// <summary>EF2410: 'any' or 'every' without a comparison.</summary>
    public static readonly DiagnosticCode LooseQuantifier = Error("EF2410", "'any' or 'every' without a comparison",
        "'.{0}' applies a comparison to each turn, and there is none. Write .{0} ~ /regex/ or .{0} == \"text\".");

    /// <summary>EF2411: an index below 1.</summary>
    public static readonly DiagnosticCode IndexFromOne = Error("EF2411", "An index below 1",
        "Indexes begin at 1; this one is {0}.");

    /// <summary>EF2412: a test function outside a test.</summary>
    public static readonly DiagnosticCode OnlyInTest = Error("EF2412", "A test function outside a test",
        "'{0}' measures many runs, so it is allowed only after 'expect' or 'report' in a test.");

    /// <summary>EF2413: a misplaced regex.</summary>
    public static readonly DiagnosticCode MisplacedRegex = Error("EF2413", "A misplaced regex",
        "A regex is matched with '~', as in: reply ~ /yes/.");

    /// <summary>EF2414: an unnamed result.</summary>
    public static readonly DiagnosticCode UnnamedResult = Error("EF2414", "An unnamed result",
        "This result needs a name, because another result has none. Write 'name:' before it.");

    /// <summary>EF2415: a result with several values.</summary>
    public static readonly DiagnosticCode ManyResults = Error("EF2415", "A result with several values",
        "'{0}' has several values. Name one: {1}.");

    /// <summary>EF2416: a comparison that is never true.</summary>
    public static readonly DiagnosticCode NeverEqual = Warning("EF2416", "A comparison that is never true",
        "This is never \"{0}\". Its values are: {1}.{2}");

    /// <summary>EF2501: a character outside the cast.</summary>
    public static readonly DiagnosticCode NotCast = Error("EF2501", "A character outside the cast",
        "'{0}' is not in the cast of this scene. Add it to 'cast'.");

    /// <summary>EF2502: a character that is cast twice.</summary>
    public static readonly DiagnosticCode CastTwice = Warning("EF2502", "A character that is cast twice",
        "'{0}' is already cast. Delete one of the two.");

    /// <summary>EF2503: a capture of two types.</summary>
    public static readonly DiagnosticCode CaptureConflict = Error("EF2503", "A capture of two types",
        "'{0}' is {1} elsewhere in this scene, and {2} here. Rename one of the two.");

    /// <summary>EF2504: an expectation without a measure.</summary>
    public static readonly DiagnosticCode NotAnExpectation = Error("EF2504", "An expectation without a measure",
        "An 'expect' compares P(condition) or mean(number) with a number, as in: expect P(reply.any ~ /yes/) >= 0.9.");

    /// <summary>EF2505: a premise of another character.</summary>
    public static readonly DiagnosticCode PremiseOfAnother = Error("EF2505", "A premise of another character",
        "'{0}' is a premise of {1}, but this statement watches {2}.");

    /// <summary>EF2506: a premise outside the watch.</summary>
    public static readonly DiagnosticCode NotWatched = Error("EF2506", "A premise outside the watch",
        "'{0}' is not among the premises of '{1}': {2}.");
}
