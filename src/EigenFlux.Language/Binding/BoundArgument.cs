using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary>An explicit argument. Parameters without an argument have their defaults.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Value">The value.</param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundArgument(
    ParameterSymbol Parameter,
    BoundExpression Value,
    SourceLocation Location)
    : BoundNode(Location);
