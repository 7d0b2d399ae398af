namespace EigenFlux.Language.Syntax;

/// <summary>The kinds of stops.</summary>
public enum StopKind
{
    /// <summary><c>line</c></summary>
    Line,

    /// <summary><c>paragraph</c></summary>
    Paragraph,

    /// <summary><c>eos</c></summary>
    Eos,

    /// <summary><c>collapse</c></summary>
    Collapse,

    /// <summary><c>tokens</c></summary>
    Tokens,

    /// <summary><c>seconds</c></summary>
    Seconds,

    /// <summary><c>/regex/</c></summary>
    Regex,

    /// <summary><c>"text"</c></summary>
    Text,

    /// <summary>A condition.</summary>
    Condition,
}
