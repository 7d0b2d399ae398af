using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>name.p(value)</c>: the probability of an alternative in a turn with a choice.</summary>
/// <param name="Turn">A captured turn: a name, or one of its turns by index or quantifier.</param>
/// <param name="Value">The value: one of the alternatives, or <c>true</c> or <c>false</c>.</param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundProbabilityOfExpression(
    BoundExpression Turn,
    BoundExpression Value,
    SourceLocation Location)
    : BoundTurnPartExpression(Turn, FluxType.Number, Location);
