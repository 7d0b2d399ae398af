using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>not x</c> or <c>-x</c>.</summary>
/// <param name="IsNot">Whether it is <c>not</c>.</param>
/// <param name="Operand">What it applies to.</param>
/// <param name="Span">Where it is written.</param>
public sealed record UnarySyntax(bool IsNot, ExpressionSyntax Operand, TextSpan Span) : ExpressionSyntax(Span);
