using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary>A number.</summary>
/// <param name="Value">The number.</param>
/// <param name="IsWhole">Whether it is written without a point.</param>
/// <param name="Location">Where it is written.</param>
public sealed record BoundNumberExpression(
    double Value,
    bool IsWhole,
    SourceLocation Location)
    : BoundExpression(IsWhole ? FluxType.Int : FluxType.Number, Location);
