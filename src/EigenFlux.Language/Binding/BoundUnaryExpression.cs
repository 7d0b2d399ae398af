using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>not C</c> or <c>-N</c>.</summary>
/// <param name="Operator">The operator.</param>
/// <param name="Operand">The operand.</param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundUnaryExpression(
    BoundUnaryOperator Operator,
    BoundExpression Operand,
    SourceLocation Location)
    : BoundExpression(Operator == BoundUnaryOperator.Not ? FluxType.Bool : Operand.Type, Location);
