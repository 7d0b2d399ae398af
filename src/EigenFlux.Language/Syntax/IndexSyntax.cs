using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>x[i]</c>.</summary>
/// <param name="Operand">The indexed expression.</param>
/// <param name="Index">The index.</param>
/// <param name="Span">The span in the source.</param>
public sealed record IndexSyntax(
    ExpressionSyntax Operand,
    ExpressionSyntax Index,
    TextSpan Span)
    : ExpressionSyntax(Span);
