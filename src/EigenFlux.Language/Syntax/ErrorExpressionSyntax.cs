using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary>Where an expression is missing, which is reported.</summary>
/// <param name="Span">Where it is written.</param>
public sealed record ErrorExpressionSyntax(TextSpan Span) : ExpressionSyntax(Span);
