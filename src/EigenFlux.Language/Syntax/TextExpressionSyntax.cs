using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary>A text.</summary>
/// <param name="Text">The text.</param>
/// <param name="Span">The span in the source.</param>
public sealed record TextExpressionSyntax(TextSyntax Text, TextSpan Span) : ExpressionSyntax(Span);
