using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary>An expression with a mistake that is already reported.</summary>
/// <param name="Location">Where it is written.</param>
public sealed record BoundErrorExpression(SourceLocation Location) : BoundExpression(FluxType.Unknown, Location);
