namespace EigenFlux.Language.Syntax;

/// <summary>What a token is, as an editor colours it.</summary>
public enum SyntaxTokenKind
{
    /// <summary>A name, or a keyword in a place where it may be one.</summary>
    Name,

    /// <summary>A word of the language.</summary>
    Keyword,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A text, from quote to quote.</summary>
    Text,

    /// <summary>A regex.</summary>
    Regex,

    /// <summary>A brace, bracket, comma, colon, arrow or bar.</summary>
    Punctuation,

    /// <summary>An operator.</summary>
    Operator,

    /// <summary>White space.</summary>
    Whitespace,

    /// <summary>A comment.</summary>
    Comment,

    /// <summary>A comment that documents what is below it.</summary>
    DocComment,

    /// <summary>What is no token.</summary>
    Unknown,
}
