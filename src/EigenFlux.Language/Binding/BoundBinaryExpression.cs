using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary>Two expressions and an operator between them.</summary>
/// <param name="Operator">The operator.</param>
/// <param name="Left">The left operand.</param>
/// <param name="Right">The right operand.</param>
/// <param name="ResultType">Bool for comparisons and logic, otherwise a number, text or list.</param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundBinaryExpression(
    BoundBinaryOperator Operator,
    BoundExpression Left,
    BoundExpression Right,
    FluxType ResultType,
    SourceLocation Location)
    : BoundExpression(ResultType, Location);
