using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>x[i]</c>.</summary>
/// <param name="Operand">Of what.</param>
/// <param name="Index">Which.</param>
/// <param name="Span">Where it is written.</param>
public sealed record IndexSyntax(
    ExpressionSyntax Operand,
    ExpressionSyntax Index,
    TextSpan Span)
    : ExpressionSyntax(Span);
