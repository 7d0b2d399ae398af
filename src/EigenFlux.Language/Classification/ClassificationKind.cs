namespace EigenFlux.Language.Classification;

/// <summary>What a part of a source is, as an editor or a terminal colours it.</summary>
public enum ClassificationKind
{
    /// <summary>A word of the language.</summary>
    Keyword,

    /// <summary>The name of a character.</summary>
    Character,

    /// <summary>The name of a coalition.</summary>
    Coalition,

    /// <summary>The name of a piece of lore.</summary>
    Lore,

    /// <summary>The name of a premise.</summary>
    Premise,

    /// <summary>The name of a record.</summary>
    Record,

    /// <summary>The name of a field of a record.</summary>
    Field,

    /// <summary>The name of a model.</summary>
    Model,

    /// <summary>The name of a value.</summary>
    Value,

    /// <summary>The name of a scene.</summary>
    Scene,

    /// <summary>The name of a parameter.</summary>
    Parameter,

    /// <summary>The name of a captured turn, of the result of a call, or of a result of a run.</summary>
    Capture,

    /// <summary>The name that <c>for</c> gives to each item.</summary>
    LoopVariable,

    /// <summary>The name of a watch.</summary>
    Watch,

    /// <summary>The name of a test, which is a text.</summary>
    Test,

    /// <summary>The name of an import.</summary>
    Import,

    /// <summary>The name of a type of the language, such as <c>int</c>.</summary>
    Type,

    /// <summary>A part that the language gives to a value, such as <c>count</c>.</summary>
    Member,

    /// <summary>A choice that the language offers, such as <c>exact</c>, a target or the name of a setting.</summary>
    Option,

    /// <summary>A name that stands for nothing that is known.</summary>
    Name,

    /// <summary>Text, with its quotes.</summary>
    Text,

    /// <summary>The marks of an interpolation in a text.</summary>
    Interpolation,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A regex.</summary>
    Regex,

    /// <summary>An operator.</summary>
    Operator,

    /// <summary>A brace, bracket, comma, colon, arrow or bar.</summary>
    Punctuation,

    /// <summary>A comment.</summary>
    Comment,

    /// <summary>A comment that documents what is below it.</summary>
    DocComment,

    /// <summary>What is no token.</summary>
    Unknown,
}
