using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary>An expression with a mistake that is already reported.</summary>
/// <param name="Location">The location in the source.</param>
public sealed record BoundErrorExpression(SourceLocation Location) : BoundExpression(FluxType.Unknown, Location);
