using System.Text.Json.Serialization;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Scenes.Program;

/// <summary>What ends a generated turn.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "stop")]
[JsonDerivedType(typeof(Line), "line")]
[JsonDerivedType(typeof(Paragraph), "paragraph")]
[JsonDerivedType(typeof(EndOfText), "eos")]
[JsonDerivedType(typeof(Tokens), "tokens")]
[JsonDerivedType(typeof(Seconds), "seconds")]
[JsonDerivedType(typeof(Pattern), "regex")]
[JsonDerivedType(typeof(Literal), "text")]
[JsonDerivedType(typeof(Condition), "condition")]
[JsonDerivedType(typeof(Collapse), "collapse")]
public abstract record StopRule
{
    /// <summary>The end of the line, as the target ends one.</summary>
    public sealed record Line : StopRule;

    /// <summary>The end of the paragraph, as the target ends one.</summary>
    public sealed record Paragraph : StopRule;

    /// <summary>The model's own end of text.</summary>
    public sealed record EndOfText : StopRule;

    /// <summary>That many generated tokens.</summary>
    public sealed record Tokens(Expression Count) : StopRule;

    /// <summary>That many seconds of wall-clock time.</summary>
    public sealed record Seconds(Expression Count) : StopRule;

    /// <summary>A match of the regular expression in the turn's text; the match is not part of the turn.</summary>
    public sealed record Pattern(string Regex) : StopRule;

    /// <summary>The text; it is not part of the turn.</summary>
    public sealed record Literal(Expression Text) : StopRule;

    /// <summary>A condition, looked at after each token.</summary>
    public sealed record Condition(Expression Test, string Source) : StopRule;

    /// <summary>A collapse of the page: a state, an orbit or a class.</summary>
    public sealed record Collapse : StopRule;
}
