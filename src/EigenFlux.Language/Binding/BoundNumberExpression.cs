using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary>A number.</summary>
/// <param name="Value">The number.</param>
/// <param name="IsWhole">Whether the literal has no decimal point.</param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundNumberExpression(
    double Value,
    bool IsWhole,
    SourceLocation Location)
    : BoundExpression(IsWhole ? FluxType.Int : FluxType.Number, Location);
