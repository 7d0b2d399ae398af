namespace EigenFlux.Language.Text;

/// <summary>A span of one source text.</summary>
public readonly record struct SourceLocation(SourceText Source, TextSpan Span)
{
    /// <summary>The line and column at which the span starts.</summary>
    public LinePosition Start => Source.GetPosition(Span.Start);

    /// <summary>The line and column just past the span.</summary>
    public LinePosition End => Source.GetPosition(Span.End);

    /// <summary>The text of the span.</summary>
    public string Text => Source.Text.Substring(Span.Start, Span.Length);
}
