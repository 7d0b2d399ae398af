using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>a.rest</c>: the surprise that no premise explains, in nats per token.</summary>
/// <param name="Watch">The watch.</param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundRestExpression(
    WatchSymbol Watch,
    SourceLocation Location)
    : BoundExpression(FluxType.Number, Location);
