namespace EigenFlux.Language.Binding;

/// <summary>The operators between two expressions.</summary>
public enum BoundBinaryOperator
{
    /// <summary><c>+</c> of numbers, texts (joined) or lists (joined).</summary>
    Add,

    /// <summary><c>-</c></summary>
    Subtract,

    /// <summary><c>*</c></summary>
    Multiply,

    /// <summary><c>==</c></summary>
    Equal,

    /// <summary><c>!=</c></summary>
    NotEqual,

    /// <summary><c>&lt;</c></summary>
    Less,

    /// <summary><c>&lt;=</c></summary>
    LessOrEqual,

    /// <summary><c>&gt;</c></summary>
    Greater,

    /// <summary><c>&gt;=</c></summary>
    GreaterOrEqual,

    /// <summary><c>contains</c>: a text in a text, without regard to case, or an item in a list.</summary>
    Contains,

    /// <summary><c>and</c>, which does not evaluate its right side if the left is false.</summary>
    And,

    /// <summary><c>or</c>, which does not evaluate its right side if the left is true.</summary>
    Or,
}
