using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary>A value for a parameter; only those that are written, so that the others have their default.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Value">The value.</param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundArgument(
    ParameterSymbol Parameter,
    BoundExpression Value,
    SourceLocation Location)
    : BoundNode(Location);
