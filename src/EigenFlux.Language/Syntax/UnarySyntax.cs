using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>not x</c> or <c>-x</c>.</summary>
/// <param name="IsNot">Whether the operator is <c>not</c>; otherwise it is <c>-</c>.</param>
/// <param name="Operand">The operand.</param>
/// <param name="Span">The span in the source.</param>
public sealed record UnarySyntax(bool IsNot, ExpressionSyntax Operand, TextSpan Span) : ExpressionSyntax(Span);
