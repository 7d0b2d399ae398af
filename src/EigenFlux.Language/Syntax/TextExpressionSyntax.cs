using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary>A text.</summary>
/// <param name="Text">The text.</param>
/// <param name="Span">Where it is written.</param>
public sealed record TextExpressionSyntax(TextSyntax Text, TextSpan Span) : ExpressionSyntax(Span);
