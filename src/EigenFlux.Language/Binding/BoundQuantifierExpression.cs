using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary>A comparison over all turns of a capture or items of a list: <c>reply.any ~ /x/</c>, <c>view.every == "no"</c>. Of no turns,
/// any is false and every is true.</summary>
/// <param name="Quantifier">Any or every.</param>
/// <param name="Source">The captured turns (<see cref="BoundTurnsExpression"/>) or a list.</param>
/// <param name="Item">Stands in the condition for the turn or item at hand.</param>
/// <param name="Condition">The comparison.</param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundQuantifierExpression(
    BoundQuantifier Quantifier,
    BoundExpression Source,
    BoundItemExpression Item,
    BoundExpression Condition,
    SourceLocation Location)
    : BoundExpression(FluxType.Bool, Location);
