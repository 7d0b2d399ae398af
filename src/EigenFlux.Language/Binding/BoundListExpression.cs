using System.Collections.Immutable;
using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary>A list.</summary>
/// <param name="Items">What it holds.</param>
/// <param name="ItemType">The type that all items go into; unknown where it is empty.</param>
/// <param name="Location">Where it is written.</param>
public sealed record BoundListExpression(
    ImmutableArray<BoundExpression> Items,
    FluxType ItemType,
    SourceLocation Location)
    : BoundExpression(FluxType.ListOf(ItemType), Location);
