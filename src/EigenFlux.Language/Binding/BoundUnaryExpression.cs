using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>not C</c> or <c>-N</c>.</summary>
/// <param name="Operator">Which.</param>
/// <param name="Operand">What it applies to.</param>
/// <param name="Location">Where it is written.</param>
public sealed record BoundUnaryExpression(
    BoundUnaryOperator Operator,
    BoundExpression Operand,
    SourceLocation Location)
    : BoundExpression(Operator == BoundUnaryOperator.Not ? FluxType.Bool : Operand.Type, Location);
