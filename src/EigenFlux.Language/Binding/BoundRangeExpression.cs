using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary>A range of integers that includes both ends.</summary>
/// <param name="From">The first.</param>
/// <param name="To">The last.</param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundRangeExpression(
    BoundExpression From,
    BoundExpression To,
    SourceLocation Location)
    : BoundExpression(FluxType.ListOf(FluxType.Int), Location);
