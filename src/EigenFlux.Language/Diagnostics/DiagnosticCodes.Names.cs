namespace EigenFlux.Language.Diagnostics;

/// <content>EF2xxx: what is wrong with names and types.</content>
public static partial class DiagnosticCodes
{
    /// <summary>A file is not there.</summary>
    public static readonly DiagnosticCode FileNotFound = Error("EF2001", "A file is not there",
        "There is no file '{0}'. Check the path; it is relative to the folder of this file.");

    /// <summary>An import leaves the project.</summary>
    public static readonly DiagnosticCode ImportOutsideRoot = Error("EF2002", "An import leaves the project",
        "'{0}' lies outside of the project's root, '{1}'. Move the file into it, or put an eflux.json in the folder that holds both.");

    /// <summary>Files import one another.</summary>
    public static readonly DiagnosticCode ImportCycle = Error("EF2003", "Files import one another",
        "'{0}' imports this file in turn: {1}. Move what both need into a third file.");

    /// <summary>Two declarations of one name.</summary>
    public static readonly DiagnosticCode DuplicateName = Error("EF2004", "Two declarations of one name",
        "There is a {1} '{0}' already. Give one of the two another name.");

    /// <summary>Two files declare one name.</summary>
    public static readonly DiagnosticCode ImportClash = Error("EF2005", "Two files declare one name",
        "This import brings '{0}', which is also a {1} from '{2}'. Import one of them 'as' a name of its own.");

    /// <summary>An import leads out of the project through a link.</summary>
    public static readonly DiagnosticCode ImportLinkOutsideRoot = Error("EF2007", "An import leads out of the project through a link",
        "'{0}' is a link, or lies behind one, that leads outside of the project's root, '{1}'. Put the file itself there.");

    /// <summary>A source is no regular file.</summary>
    public static readonly DiagnosticCode SourceNotRegular = Error("EF2008", "A source is no regular file",
        "'{0}' cannot be read as a program: {1} Name a file.");

    /// <summary>A source has too many bytes.</summary>
    public static readonly DiagnosticCode SourceTooLarge = Error("EF2009", "A source has too many bytes",
        "'{0}' is not read: {1} Divide it, and import the parts.");

    /// <summary>A name that is not declared.</summary>
    public static readonly DiagnosticCode UnknownName = Error("EF2101", "A name that is not declared",
        "'{0}' is not declared.{1}");

    /// <summary>A name of another kind.</summary>
    public static readonly DiagnosticCode WrongKind = Error("EF2102", "A name of another kind",
        "'{0}' is a {1}, and {2} is wanted here.");

    /// <summary>A private name.</summary>
    public static readonly DiagnosticCode PrivateName = Error("EF2103", "A private name",
        "'{0}' begins with _ and so is only for its own file. Rename it there to use it here.");

    /// <summary>A display name in place of a name.</summary>
    public static readonly DiagnosticCode DisplayNameAsName = Error("EF2104", "A display name in place of a name",
        "'{0}' is how the story calls {1}. In the program write its name: {1}.");

    /// <summary>A definition that leads back to itself.</summary>
    public static readonly DiagnosticCode CircularDefinition = Error("EF2105", "A definition that leads back to itself",
        "'{0}' is defined by itself: {1}. Break the circle at one of them.");

    /// <summary>A value of an inner block.</summary>
    public static readonly DiagnosticCode OutOfBlock = Error("EF2106", "A value of an inner block",
        "'{0}' is let in an inner block and is known only there. Give it a first value before that block.");

    /// <summary>Two of one display name.</summary>
    public static readonly DiagnosticCode SameDisplayName = Warning("EF2111", "Two of one display name",
        "{0} and {1} are both written '{2}': neither a reader nor the model can tell them apart, and whoever names the one names the other. Give one of them another display name.");

    /// <summary>A macro of character cards.</summary>
    public static readonly DiagnosticCode CardMacro = Warning("EF2112", "A macro of character cards",
        "'{0}' is a macro of character cards and means nothing here: the model reads '{1}'. {2}");

    /// <summary>A regex or a list among the words of lore.</summary>
    public static readonly DiagnosticCode RegexKey = Warning("EF2113", "A regex or a list among the words of lore",
        "The words of lore are no regexes and no lists: '{0}' is looked for as it is written, with all its signs. Write the words themselves, as in: also \"key\", \"keys\".");

    /// <summary>A word that no text has.</summary>
    public static readonly DiagnosticCode WordOfNothing = Warning("EF2114", "A word that no text has",
        "There is nothing in this word that could be found in a text. Write the word, or delete it.");

    /// <summary>A display name that nobody can read.</summary>
    public static readonly DiagnosticCode BlankDisplayName = Warning("EF2115", "A display name that nobody can read",
        "There is nothing to read in this display name: lines of {0} would have no name, and no text names {0}. Write the name, or delete it and '{0}' is the name.");

    /// <summary>A part that this declaration does not have.</summary>
    public static readonly DiagnosticCode PartNotAllowed = Error("EF2201", "A part that this declaration does not have",
        "A {0} has no '{1}'. It may have: {2}.");

    /// <summary>A part is given twice.</summary>
    public static readonly DiagnosticCode PartRepeated = Error("EF2202", "A part is given twice",
        "'{0}' is given twice. Join the two texts, or delete one.");

    /// <summary>A number is out of range.</summary>
    public static readonly DiagnosticCode NumberOutOfRange = Error("EF2203", "A number is out of range",
        "{0} must be {1}, and this is {2}.");

    /// <summary>A model that is nowhere.</summary>
    public static readonly DiagnosticCode ModelWithoutPlace = Error("EF2204", "A model that is nowhere",
        "The model '{0}' has neither a place nor a base. Write = \"URI\" or : BASE after its name.");

    /// <summary>A value that is not known before the run.</summary>
    public static readonly DiagnosticCode NotConstant = Error("EF2205", "A value that is not known before the run",
        "{0} must be known before the run. Write it out, or use a value that is let at the top of a file.");

    /// <summary>A declaration without a definition.</summary>
    public static readonly DiagnosticCode EmptyDefinition = Warning("EF2206", "A declaration without a definition",
        "'{0}' has neither 'brief' nor 'full', so that the model is told nothing of it. Write brief \"…\".");

    /// <summary>A header line after the header.</summary>
    public static readonly DiagnosticCode HeaderNotFirst = Error("EF2301", "A header line after the header",
        "'{0}' belongs to the header. Move it above the first statement of the scene.");

    /// <summary>A header line is given twice.</summary>
    public static readonly DiagnosticCode HeaderRepeated = Error("EF2302", "A header line is given twice",
        "'{0}' is given twice. Delete one of them.");

    /// <summary>A statement of the other kind of block.</summary>
    public static readonly DiagnosticCode StatementNotHere = Error("EF2303", "A statement of the other kind of block",
        "'{0}' belongs in a {1}, and this is a {2}.");

    /// <summary>An option that does not exist.</summary>
    public static readonly DiagnosticCode UnknownOption = Error("EF2304", "An option that does not exist",
        "'{0}' is no {1}. There are: {2}.");

    /// <summary>A clause that its policy does not take.</summary>
    public static readonly DiagnosticCode OptionMismatch = Error("EF2305", "A clause that its policy does not take",
        "{0}");

    /// <summary>A pin after the first beat.</summary>
    public static readonly DiagnosticCode PinAfterBeat = Error("EF2306", "A pin after the first beat",
        "A pin stands before the first line that anyone says, and in no loop or condition, so that the prefix never changes. Move it up, or write a note.");

    /// <summary>A pin with a captured turn.</summary>
    public static readonly DiagnosticCode PinWithCapture = Error("EF2307", "A pin with a captured turn",
        "A pin is written before anything is said, so that '{0}' would be empty in it. Write a note or a setting.");

    /// <summary>A value of another type.</summary>
    public static readonly DiagnosticCode WrongType = Error("EF2401", "A value of another type",
        "This is {0}, and {1} is wanted here.");

    /// <summary>An operator between types that do not go together.</summary>
    public static readonly DiagnosticCode OperatorTypes = Error("EF2402", "An operator between types that do not go together",
        "'{0}' does not go between {1} and {2}.{3}");

    /// <summary>An argument that the scene does not take.</summary>
    public static readonly DiagnosticCode UnknownArgument = Error("EF2403", "An argument that the scene does not take",
        "'{0}' has no parameter '{1}'.{2}");

    /// <summary>An argument is missing.</summary>
    public static readonly DiagnosticCode MissingArgument = Error("EF2404", "An argument is missing",
        "'{0}' needs {1}. Write {2} between the parentheses.");

    /// <summary>More arguments than parameters.</summary>
    public static readonly DiagnosticCode TooManyArguments = Error("EF2405", "More arguments than parameters",
        "'{0}' takes {1}, and this is one more.");

    /// <summary>An argument is given twice.</summary>
    public static readonly DiagnosticCode ArgumentTwice = Error("EF2406", "An argument is given twice",
        "'{0}' has a value already. Delete one of the two.");

    /// <summary>A part that this value does not have.</summary>
    public static readonly DiagnosticCode UnknownMember = Error("EF2407", "A part that this value does not have",
        "{0} has no '.{1}'.{2}");

    /// <summary>A call of what is no function.</summary>
    public static readonly DiagnosticCode NotAFunction = Error("EF2408", "A call of what is no function",
        "'{0}' is no function. There are pick(list), name.count(value), and in tests P(condition) and mean(number); a scene is called with 'call'.");

    /// <summary>A regex that does not work.</summary>
    public static readonly DiagnosticCode BadRegex = Error("EF2409", "A regex that does not work",
        "This regex does not work: {0}.");

    /// <summary>Any or every without a comparison.</summary>
    public static readonly DiagnosticCode LooseQuantifier = Error("EF2410", "Any or every without a comparison",
        "'.{0}' asks something of each turn. Write what: .{0} ~ /regex/ or .{0} == \"text\".");

    /// <summary>An index below 1.</summary>
    public static readonly DiagnosticCode IndexFromOne = Error("EF2411", "An index below 1",
        "Indexes begin at 1, and this is {0}.");

    /// <summary>A function of tests.</summary>
    public static readonly DiagnosticCode OnlyInTest = Error("EF2412", "A function of tests",
        "'{0}' looks at many runs, and so stands only after 'expect' or 'report' in a test.");

    /// <summary>A regex that nothing is matched with.</summary>
    public static readonly DiagnosticCode MisplacedRegex = Error("EF2413", "A regex that nothing is matched with",
        "A regex stands after '~', as in: reply ~ /yes/.");

    /// <summary>A result without a name.</summary>
    public static readonly DiagnosticCode UnnamedResult = Error("EF2414", "A result without a name",
        "This result needs a name, since another has none either. Write name: before it.");

    /// <summary>A result with several values.</summary>
    public static readonly DiagnosticCode ManyResults = Error("EF2415", "A result with several values",
        "'{0}' holds several values. Say which: {1}.");

    /// <summary>A comparison that never holds.</summary>
    public static readonly DiagnosticCode NeverEqual = Warning("EF2416", "A comparison that never holds",
        "This is never \"{0}\". It can be: {1}.{2}");

    /// <summary>One who is not cast.</summary>
    public static readonly DiagnosticCode NotCast = Error("EF2501", "One who is not cast",
        "'{0}' is not cast in this scene. Add it to 'cast'.");

    /// <summary>One who is cast twice.</summary>
    public static readonly DiagnosticCode CastTwice = Warning("EF2502", "One who is cast twice",
        "'{0}' is cast already. Delete one of the two.");

    /// <summary>A capture of two types.</summary>
    public static readonly DiagnosticCode CaptureConflict = Error("EF2503", "A capture of two types",
        "'{0}' is {1} elsewhere in this scene, and {2} here. Give one of the two another name.");

    /// <summary>An expectation about nothing.</summary>
    public static readonly DiagnosticCode NotAnExpectation = Error("EF2504", "An expectation about nothing",
        "An 'expect' compares P(condition) or mean(number) with a number, as in: expect P(reply.any ~ /yes/) >= 0.9.");

    /// <summary>A premise of someone else.</summary>
    public static readonly DiagnosticCode PremiseOfAnother = Error("EF2505", "A premise of someone else",
        "'{0}' is a premise of {1}, and this watches {2}.");

    /// <summary>A premise that is not watched.</summary>
    public static readonly DiagnosticCode NotWatched = Error("EF2506", "A premise that is not watched",
        "'{0}' is not among the premises of '{1}': {2}.");
}
