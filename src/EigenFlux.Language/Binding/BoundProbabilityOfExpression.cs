using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>name.p(value)</c>: how probable it was that a turn which is a choice said a value.</summary>
/// <param name="Turn">A captured turn: a name, or one of its turns by index or quantifier.</param>
/// <param name="Value">The value: one of the alternatives, or <c>true</c> or <c>false</c>.</param>
/// <param name="Location">Where it is written.</param>
public sealed record BoundProbabilityOfExpression(
    BoundExpression Turn,
    BoundExpression Value,
    SourceLocation Location)
    : BoundTurnPartExpression(Turn, FluxType.Number, Location);
