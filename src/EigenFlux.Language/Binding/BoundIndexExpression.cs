using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>name[i]</c>, counted from 1.</summary>
/// <param name="Source">A <see cref="BoundTurnsExpression"/> or a list.</param>
/// <param name="Index">The index, an integer.</param>
/// <param name="ItemType">The type of the item.</param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundIndexExpression(
    BoundExpression Source,
    BoundExpression Index,
    FluxType ItemType,
    SourceLocation Location)
    : BoundExpression(ItemType, Location);
