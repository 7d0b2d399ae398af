using EigenFlux.Language.Text;

namespace EigenFlux.Language.Diagnostics;

/// <content>EF2xxx.</content>
public readonly partial struct DiagnosticBuilder
{
    internal Diagnostic FileNotFound(string path) => Make(DiagnosticCodes.FileNotFound, path);

    internal Diagnostic EmptyImport(DiagnosticBuilder import) =>
        Make(DiagnosticCodes.FileNotFound, "") with { Fix = import.Replace("Delete it", "") };

    internal Diagnostic ImportOutsideRoot(string path, string root) => Make(DiagnosticCodes.ImportOutsideRoot, path, root);

    internal Diagnostic ImportLinkOutsideRoot(string path, string root) => Make(DiagnosticCodes.ImportLinkOutsideRoot, path, root);

    internal Diagnostic SourceNotRegular(string path, string reason) => Make(DiagnosticCodes.SourceNotRegular, path, reason);

    internal Diagnostic SourceTooLarge(string path, string reason) => Make(DiagnosticCodes.SourceTooLarge, path, reason);

    internal Diagnostic ImportCycle(string path, string chain) => Make(DiagnosticCodes.ImportCycle, path, chain);

    internal Diagnostic DuplicateName(string name, string kind) => Make(DiagnosticCodes.DuplicateName, name, kind);

    internal Diagnostic ImportClash(string name, string kind, string path) => Make(DiagnosticCodes.ImportClash, name, kind, path);

    internal Diagnostic UnknownName(string name, string hint) => Make(DiagnosticCodes.UnknownName, name, hint);

    internal Diagnostic WrongKind(string name, string kind, string wanted) => Make(DiagnosticCodes.WrongKind, name, kind, wanted);

    internal Diagnostic PrivateName(string name) => Make(DiagnosticCodes.PrivateName, name);

    internal Diagnostic DisplayNameAsName(string display, string name) => Make(DiagnosticCodes.DisplayNameAsName, display, name);

    internal Diagnostic CircularDefinition(string name, string chain) => Make(DiagnosticCodes.CircularDefinition, name, chain);

    internal Diagnostic OutOfBlock(string name) => Make(DiagnosticCodes.OutOfBlock, name);

    internal Diagnostic PartNotAllowed(string kind, string part, string allowed) => Make(DiagnosticCodes.PartNotAllowed, kind, part, allowed);

    internal Diagnostic PartRepeated(string part) => Make(DiagnosticCodes.PartRepeated, part);

    internal Diagnostic NumberOutOfRange(string what, string range, string value) => Make(DiagnosticCodes.NumberOutOfRange, what, range, value);

    internal Diagnostic ModelWithoutPlace(string name) => Make(DiagnosticCodes.ModelWithoutPlace, name);

    internal Diagnostic NotConstant(string what) => Make(DiagnosticCodes.NotConstant, what);

    internal Diagnostic WeightOfNoTurn(string advice, string example) => Make(DiagnosticCodes.WeightOfNoTurn, advice, example);

    internal Diagnostic EmptyDefinition(string name) => Make(DiagnosticCodes.EmptyDefinition, name);

    internal Diagnostic HeaderNotFirst(string line) => Make(DiagnosticCodes.HeaderNotFirst, line);

    internal Diagnostic HeaderRepeated(string line) => Make(DiagnosticCodes.HeaderRepeated, line);

    internal Diagnostic StatementNotHere(string statement, string belongs, string block) => Make(DiagnosticCodes.StatementNotHere, statement, belongs, block);

    internal Diagnostic UnknownOption(string option, string what, string options) => Make(DiagnosticCodes.UnknownOption, option, what, options);

    internal Diagnostic OptionMismatch(string message) => Make(DiagnosticCodes.OptionMismatch, message);

    /// <summary>Creates EF2111: a shared display name.</summary>
    /// <param name="first">The first member of the cast.</param>
    /// <param name="second">The second member of the cast.</param>
    /// <param name="display">The display name that both have.</param>
    public Diagnostic SameDisplayName(string first, string second, string display) =>
        Make(DiagnosticCodes.SameDisplayName, first, second, display);

    /// <summary>Creates EF2115: an invisible display name.</summary>
    public Diagnostic BlankDisplayName(string name) =>
        Make(DiagnosticCodes.BlankDisplayName, name) with { Fix = Replace("Delete it", "") };

    internal Diagnostic CardMacro(string macro, string reads, string advice) => Make(DiagnosticCodes.CardMacro, macro, reads, advice);

    internal Diagnostic RegexKey(string word) => Make(DiagnosticCodes.RegexKey, word.Trim());

    /// <summary>Creates EF2114: an empty word.</summary>
    public Diagnostic WordOfNothing() => Make(DiagnosticCodes.WordOfNothing);

    internal Diagnostic PinAfterBeat() => Make(DiagnosticCodes.PinAfterBeat);

    internal Diagnostic PinWithCapture(string name) => Make(DiagnosticCodes.PinWithCapture, name);

    internal Diagnostic WrongType(string actual, string wanted) => Make(DiagnosticCodes.WrongType, actual, wanted);

    internal Diagnostic OperatorTypes(string op, string left, string right, string hint) => Make(DiagnosticCodes.OperatorTypes, op, left, right, hint);

    internal Diagnostic UnknownArgument(string scene, string name, string hint) => Make(DiagnosticCodes.UnknownArgument, scene, name, hint);

    internal Diagnostic MissingArgument(string scene, string names, string example) => Make(DiagnosticCodes.MissingArgument, scene, names, example);

    internal Diagnostic TooManyArguments(string scene, string count) => Make(DiagnosticCodes.TooManyArguments, scene, count);

    internal Diagnostic ArgumentTwice(string name) => Make(DiagnosticCodes.ArgumentTwice, name);

    internal Diagnostic UnknownMember(string what, string member, string hint) => Make(DiagnosticCodes.UnknownMember, what, member, hint);

    internal Diagnostic NotAFunction(string name) => Make(DiagnosticCodes.NotAFunction, name);

    /// <summary>Creates EF2409: an invalid regex.</summary>
    public Diagnostic BadRegex(string message) => Make(DiagnosticCodes.BadRegex, message);

    internal Diagnostic LooseQuantifier(string quantifier) => Make(DiagnosticCodes.LooseQuantifier, quantifier);

    internal Diagnostic IndexFromOne(string index) => Make(DiagnosticCodes.IndexFromOne, index);

    internal Diagnostic OnlyInTest(string name) => Make(DiagnosticCodes.OnlyInTest, name);

    internal Diagnostic MisplacedRegex() => Make(DiagnosticCodes.MisplacedRegex);

    internal Diagnostic UnnamedResult() => Make(DiagnosticCodes.UnnamedResult);

    internal Diagnostic ManyResults(string name, string names) => Make(DiagnosticCodes.ManyResults, name, names);

    internal Diagnostic NeverEqual(string value, string choices, string hint) => Make(DiagnosticCodes.NeverEqual, value, choices, hint);

    internal Diagnostic NotCast(string name) => Make(DiagnosticCodes.NotCast, name);

    internal Diagnostic CastTwice(string name) => Make(DiagnosticCodes.CastTwice, name);

    internal Diagnostic CaptureConflict(string name, string first, string second) => Make(DiagnosticCodes.CaptureConflict, name, first, second);

    internal Diagnostic NotAnExpectation() => Make(DiagnosticCodes.NotAnExpectation);

    internal Diagnostic PremiseOfAnother(string premise, string of, string watched) => Make(DiagnosticCodes.PremiseOfAnother, premise, of, watched);

    internal Diagnostic NotWatched(string premise, string watch, string premises) => Make(DiagnosticCodes.NotWatched, premise, watch, premises);

    internal DiagnosticFix Replacement(string text) => Replace($"Write '{text}'", text);
}
