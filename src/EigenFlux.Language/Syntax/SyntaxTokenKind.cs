namespace EigenFlux.Language.Syntax;

/// <summary>The kinds of tokens, as an editor highlights them.</summary>
public enum SyntaxTokenKind
{
    /// <summary>A name, or a keyword in the place of a name.</summary>
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

    /// <summary>A comment that documents the declaration below.</summary>
    DocComment,

    /// <summary>Text that is not a token.</summary>
    Unknown,
}
