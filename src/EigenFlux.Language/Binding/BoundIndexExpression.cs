using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>name[i]</c>, counted from 1.</summary>
/// <param name="Source">A <see cref="BoundTurnsExpression"/> or a list.</param>
/// <param name="Index">Which; a whole number.</param>
/// <param name="ItemType">The type of the item.</param>
/// <param name="Location">Where it is written.</param>
public sealed record BoundIndexExpression(
    BoundExpression Source,
    BoundExpression Index,
    FluxType ItemType,
    SourceLocation Location)
    : BoundExpression(ItemType, Location);
