using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary>A missing expression, which is already reported.</summary>
/// <param name="Span">The span in the source.</param>
public sealed record ErrorExpressionSyntax(TextSpan Span) : ExpressionSyntax(Span);
