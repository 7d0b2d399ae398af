using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary>Two expressions and an operator.</summary>
/// <param name="Operator">The operator.</param>
/// <param name="OperatorSpan">The span of the operator.</param>
/// <param name="Left">Left of it.</param>
/// <param name="Right">Right of it.</param>
/// <param name="Span">The span in the source.</param>
public sealed record BinarySyntax(
    BinaryOperatorSyntax Operator,
    TextSpan OperatorSpan,
    ExpressionSyntax Left,
    ExpressionSyntax Right,
    TextSpan Span)
    : ExpressionSyntax(Span);
