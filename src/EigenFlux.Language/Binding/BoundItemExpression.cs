using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary>The current turn or item in the condition of the <see cref="BoundQuantifierExpression"/> with the same object.</summary>
/// <param name="ItemType">The type of the item.</param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundItemExpression(
    FluxType ItemType,
    SourceLocation Location)
    : BoundExpression(ItemType, Location);
