using System.Collections.Immutable;
using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary>A list.</summary>
/// <param name="Items">The items.</param>
/// <param name="ItemType">The common type of the items; unknown for an empty list.</param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundListExpression(
    ImmutableArray<BoundExpression> Items,
    FluxType ItemType,
    SourceLocation Location)
    : BoundExpression(FluxType.ListOf(ItemType), Location);
