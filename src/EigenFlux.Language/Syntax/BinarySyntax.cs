using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary>Two expressions and an operator.</summary>
/// <param name="Operator">Which.</param>
/// <param name="OperatorSpan">Where the operator is.</param>
/// <param name="Left">Left of it.</param>
/// <param name="Right">Right of it.</param>
/// <param name="Span">Where it is written.</param>
public sealed record BinarySyntax(
    BinaryOperatorSyntax Operator,
    TextSpan OperatorSpan,
    ExpressionSyntax Left,
    ExpressionSyntax Right,
    TextSpan Span)
    : ExpressionSyntax(Span);
