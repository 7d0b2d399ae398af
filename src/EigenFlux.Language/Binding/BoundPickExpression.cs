using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>pick(list)</c>: one of a list, drawn with the run's seed.</summary>
/// <param name="Source">The list.</param>
/// <param name="ItemType">The type of its items.</param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundPickExpression(
    BoundExpression Source,
    FluxType ItemType,
    SourceLocation Location)
    : BoundExpression(ItemType, Location);
