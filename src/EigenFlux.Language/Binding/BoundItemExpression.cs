using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary>Inside the condition of the <see cref="BoundQuantifierExpression"/> that holds the same object: the turn or item at hand.</summary>
/// <param name="ItemType">Its type.</param>
/// <param name="Location">Where it is written.</param>
public sealed record BoundItemExpression(
    FluxType ItemType,
    SourceLocation Location)
    : BoundExpression(ItemType, Location);
