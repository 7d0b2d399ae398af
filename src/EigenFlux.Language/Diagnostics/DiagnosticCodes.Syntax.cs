namespace EigenFlux.Language.Diagnostics;

/// <content>EF1xxx: syntax.</content>
public static partial class DiagnosticCodes
{
    /// <summary>EF1001: the file is not UTF-8.</summary>
    public static readonly DiagnosticCode NotUtf8 = Error("EF1001", "The file is not UTF-8",
        "The file is not valid UTF-8 at byte {0}. Save it as UTF-8.");

    /// <summary>EF1002: a control character.</summary>
    public static readonly DiagnosticCode ControlCharacter = Error("EF1002", "A control character",
        "The control character U+{0} is not allowed in a program. Delete it.");

    /// <summary>EF1003: an unpaired surrogate.</summary>
    public static readonly DiagnosticCode UnpairedSurrogate = Error("EF1003", "An unpaired surrogate",
        "U+{0} is an unpaired surrogate, half of a character. Delete it, or type the character again.");

    /// <summary>EF1004: a line is too long.</summary>
    public static readonly DiagnosticCode LineTooLong = Error("EF1004", "A line is too long",
        "This line has {0} characters; the limit is {1}. Break it: in a \"\"\"block\"\"\", a line break is a space.");

    /// <summary>EF1005: a file is too large.</summary>
    public static readonly DiagnosticCode FileTooLarge = Error("EF1005", "A file is too large",
        "This file has {0} characters; the limit is {1}. Split it, and import the parts.");

    /// <summary>EF1006: nested too deeply.</summary>
    public static readonly DiagnosticCode TooDeep = Error("EF1006", "Nested too deeply",
        "This is nested more than {0} levels deep. Split it with a 'let' or a scene of its own.");

    /// <summary>EF1007: too many errors.</summary>
    public static readonly DiagnosticCode TooManyMistakes = Error("EF1007", "Too many errors",
        "There are too many errors here; the rest of this declaration is not checked. Fix the errors above first.");

    /// <summary>EF1101: an unexpected character.</summary>
    public static readonly DiagnosticCode StrayCharacter = Error("EF1101", "An unexpected character",
        "'{0}' has no meaning here. {1}");

    /// <summary>EF1102: an unterminated text.</summary>
    public static readonly DiagnosticCode UnterminatedText = Error("EF1102", "An unterminated text",
        "This text has no closing quote. Write \" at its end, or use a \"\"\"block\"\"\" for several lines.");

    /// <summary>EF1103: an unterminated text block.</summary>
    public static readonly DiagnosticCode UnterminatedBlock = Error("EF1103", "An unterminated text block",
        "This text block is never closed. Write \"\"\" at its end.");

    /// <summary>EF1104: an unterminated regex.</summary>
    public static readonly DiagnosticCode UnterminatedRegex = Error("EF1104", "An unterminated regex",
        "This regex has no closing slash. Write / at its end, and \\/ for a slash inside it. The language has no division.");

    /// <summary>EF1105: the wrong kind of quotes.</summary>
    public static readonly DiagnosticCode ForeignQuotes = Error("EF1105", "The wrong kind of quotes",
        "Text is written in straight double quotes. Write \" instead of {0} and {1}.");

    /// <summary>EF1106: an unknown escape sequence.</summary>
    public static readonly DiagnosticCode UnknownEscape = Error("EF1106", "An unknown escape sequence",
        "{0} is not an escape sequence; the language has \\\", \\\\ and \\n. Write \\\\ for a backslash.");

    /// <summary>EF1107: a block comment.</summary>
    public static readonly DiagnosticCode BlockComment = Error("EF1107", "A block comment",
        "Block comments are not supported. Begin each line with //.");

    /// <summary>EF1201: an unexpected element.</summary>
    public static readonly DiagnosticCode Unexpected = Error("EF1201", "An unexpected element",
        "{0} is not allowed here. Delete it, or write {1}.");

    /// <summary>EF1202: a missing element.</summary>
    public static readonly DiagnosticCode Missing = Error("EF1202", "A missing element",
        "{0} is missing before {1}.");

    /// <summary>EF1203: text without quotes.</summary>
    public static readonly DiagnosticCode UnquotedText = Error("EF1203", "Text without quotes",
        "Text must be quoted. Write \"{0}\".");

    /// <summary>EF1204: a misspelt keyword.</summary>
    public static readonly DiagnosticCode MisspeltKeyword = Error("EF1204", "A misspelt keyword",
        "'{0}' is not a keyword here. Did you mean '{1}'?");

    /// <summary>EF1205: 'times' after 'repeat'.</summary>
    public static readonly DiagnosticCode RepeatTimes = Error("EF1205", "'times' after 'repeat'",
        "'repeat' takes only a number. Delete '{0}'.");

    /// <summary>EF1206: a stop without a unit.</summary>
    public static readonly DiagnosticCode StopWithoutUnit = Error("EF1206", "A stop without a unit",
        "The stop {0} has no unit. Write '{0} tokens' or '{0} seconds'.");

    /// <summary>EF1207: '=' in a comparison.</summary>
    public static readonly DiagnosticCode SingleEquals = Error("EF1207", "'=' in a comparison",
        "'=' does not compare. Write == instead.");

    /// <summary>EF1208: 'while' without a bound.</summary>
    public static readonly DiagnosticCode WhileWithoutBound = Error("EF1208", "'while' without a bound",
        "A 'while' needs a bound. Write 'at most' and a number before the brace.");

    /// <summary>EF1209: an unclosed brace.</summary>
    public static readonly DiagnosticCode UnclosedBrace = Error("EF1209", "An unclosed brace",
        "This brace is never closed. Write }} at the end of the block.");

    /// <summary>EF1210: an unmatched closing brace.</summary>
    public static readonly DiagnosticCode StrayBrace = Error("EF1210", "An unmatched closing brace",
        "This brace closes nothing. Delete it, or write the matching {{.");

    /// <summary>EF1211: a statement outside a scene.</summary>
    public static readonly DiagnosticCode StatementOutsideScene = Error("EF1211", "A statement outside a scene",
        "Statements belong in a scene. Put this one between the braces of a 'scene NAME() {{ … }}'.");

    /// <summary>EF1212: a declaration inside a block.</summary>
    public static readonly DiagnosticCode DeclarationInsideScene = Error("EF1212", "A declaration inside a block",
        "A {0} is declared at the top level of a file. Move it out of these braces.");

    /// <summary>EF1213: a block without a statement.</summary>
    public static readonly DiagnosticCode StrayBlock = Error("EF1213", "A block without a statement",
        "This block belongs to no statement. Write 'repeat N', 'if C' or another block statement before it, or delete its braces.");

    /// <summary>EF1214: a duplicate clause.</summary>
    public static readonly DiagnosticCode RepeatedClause = Error("EF1214", "A duplicate clause",
        "'{0}' is given twice. Delete one of them.");

    /// <summary>EF1215: a reserved word as a name.</summary>
    public static readonly DiagnosticCode ReservedName = Error("EF1215", "A reserved word as a name",
        "'{0}' is a reserved word and cannot be a name. Choose another name.");
}
