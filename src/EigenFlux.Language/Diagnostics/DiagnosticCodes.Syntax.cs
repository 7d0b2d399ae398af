namespace EigenFlux.Language.Diagnostics;

/// <content>EF1xxx: what is wrong with the syntax.</content>
public static partial class DiagnosticCodes
{
    /// <summary>The file is not UTF-8.</summary>
    public static readonly DiagnosticCode NotUtf8 = Error("EF1001", "The file is not UTF-8",
        "This is not UTF-8: byte {0} of the file. Save the file as UTF-8.");

    /// <summary>A character that no program holds.</summary>
    public static readonly DiagnosticCode ControlCharacter = Error("EF1002", "A control character",
        "The character U+{0} cannot stand in a program. Delete it.");

    /// <summary>Half of a surrogate pair.</summary>
    public static readonly DiagnosticCode UnpairedSurrogate = Error("EF1003", "Half of a character",
        "U+{0} is half of a character, and its other half is missing. Delete it, or write the character again.");

    /// <summary>A line is too long to be a program's.</summary>
    public static readonly DiagnosticCode LineTooLong = Error("EF1004", "A line is too long",
        "This line has {0} characters, and a line may have {1}. Break it: in a \"\"\"block\"\"\" a line break is a space.");

    /// <summary>The file is too large to be a program.</summary>
    public static readonly DiagnosticCode FileTooLarge = Error("EF1005", "A file is too large",
        "This file has {0} characters, and a file may have {1}. Divide it, and import the parts.");

    /// <summary>Nesting that no one can read.</summary>
    public static readonly DiagnosticCode TooDeep = Error("EF1006", "Nested too deeply",
        "This is nested deeper than {0} levels. Divide it, with a let or a scene of its own.");

    /// <summary>A file with so many mistakes that the rest is not checked.</summary>
    public static readonly DiagnosticCode TooManyMistakes = Error("EF1007", "Too many mistakes",
        "There are too many mistakes here; this declaration is not checked further. Mend those above first.");

    /// <summary>A character that begins nothing.</summary>
    public static readonly DiagnosticCode StrayCharacter = Error("EF1101", "A character that means nothing here",
        "'{0}' means nothing here. Delete it, or put quotes around the text that it belongs to.");

    /// <summary>A text without its closing quote.</summary>
    public static readonly DiagnosticCode UnterminatedText = Error("EF1102", "A text is not closed",
        "This text has no closing quote. Write \" where it ends; a text of several lines is a \"\"\"block\"\"\".");

    /// <summary>A block of text without its closing quotes.</summary>
    public static readonly DiagnosticCode UnterminatedBlock = Error("EF1103", "A block of text is not closed",
        "This block of text is never closed. Write \"\"\" where it ends.");

    /// <summary>A regex without its closing slash.</summary>
    public static readonly DiagnosticCode UnterminatedRegex = Error("EF1104", "A regex is not closed",
        "This regex has no closing slash. Write / where it ends, and \\/ for a slash in it; there is no division.");

    /// <summary>Quotes that are not straight double ones.</summary>
    public static readonly DiagnosticCode ForeignQuotes = Error("EF1105", "Quotes of another kind",
        "Text stands between straight double quotes. Write \" in place of {0} and {1}.");

    /// <summary>A backslash that escapes nothing.</summary>
    public static readonly DiagnosticCode UnknownEscape = Error("EF1106", "An escape that does not exist",
        "{0} is no escape; there are \\\", \\\\ and \\n. Write \\\\ for a backslash.");

    /// <summary>A comment as other languages have it.</summary>
    public static readonly DiagnosticCode BlockComment = Error("EF1107", "A block comment",
        "There are no block comments. Begin each line with //.");

    /// <summary>Something that cannot stand here.</summary>
    public static readonly DiagnosticCode Unexpected = Error("EF1201", "Something that cannot stand here",
        "{0} cannot stand here. Delete it, or write {1}.");

    /// <summary>Something is missing.</summary>
    public static readonly DiagnosticCode Missing = Error("EF1202", "Something is missing",
        "{0} is missing here, before {1}.");

    /// <summary>Text without quotes.</summary>
    public static readonly DiagnosticCode UnquotedText = Error("EF1203", "Text without quotes",
        "Text stands between quotes. Write \"{0}\".");

    /// <summary>A word like a keyword.</summary>
    public static readonly DiagnosticCode MisspeltKeyword = Error("EF1204", "A misspelt word",
        "'{0}' is no word of the language here. Did you mean '{1}'?");

    /// <summary>A count with a word after it.</summary>
    public static readonly DiagnosticCode RepeatTimes = Error("EF1205", "'times' after 'repeat'",
        "A repeat takes its number alone. Delete '{0}'.");

    /// <summary>A bare number as a stop.</summary>
    public static readonly DiagnosticCode StopWithoutUnit = Error("EF1206", "A stop without a unit",
        "{0} of what? Write '{0} tokens' or '{0} seconds'.");

    /// <summary>A single equals sign.</summary>
    public static readonly DiagnosticCode SingleEquals = Error("EF1207", "'=' in a comparison",
        "A comparison is written ==. Write == in place of =.");

    /// <summary>A loop without a bound.</summary>
    public static readonly DiagnosticCode WhileWithoutBound = Error("EF1208", "'while' without a bound",
        "A while needs a bound. Write 'at most' and a number before the brace.");

    /// <summary>A brace without its partner.</summary>
    public static readonly DiagnosticCode UnclosedBrace = Error("EF1209", "A brace is not closed",
        "This brace is never closed. Write }} where the block ends.");

    /// <summary>A closing brace too many.</summary>
    public static readonly DiagnosticCode StrayBrace = Error("EF1210", "A closing brace too many",
        "This brace closes nothing. Delete it, or write the {{ that it belongs to.");

    /// <summary>A statement at the top of a file.</summary>
    public static readonly DiagnosticCode StatementOutsideScene = Error("EF1211", "A statement outside of a scene",
        "A statement stands in a scene. Put it between the braces of a 'scene NAME() {{ … }}'.");

    /// <summary>A declaration in a block.</summary>
    public static readonly DiagnosticCode DeclarationInsideScene = Error("EF1212", "A declaration inside of a block",
        "A {0} is declared at the top of a file. Move it out of these braces.");

    /// <summary>A block that belongs to nothing.</summary>
    public static readonly DiagnosticCode StrayBlock = Error("EF1213", "A block that belongs to nothing",
        "This block belongs to no statement. Write 'repeat N', 'if C' or the like before it, or delete its braces.");

    /// <summary>The same clause twice.</summary>
    public static readonly DiagnosticCode RepeatedClause = Error("EF1214", "A clause is given twice",
        "'{0}' is given twice here. Delete one of them.");

    /// <summary>A reserved word as a name.</summary>
    public static readonly DiagnosticCode ReservedName = Error("EF1215", "A reserved word as a name",
        "'{0}' is a word of the language, and cannot be a name. Choose another name.");
}
