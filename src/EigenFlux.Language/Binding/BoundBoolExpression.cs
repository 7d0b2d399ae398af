using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>true</c> or <c>false</c>.</summary>
/// <param name="Value">Which.</param>
/// <param name="Location">Where it is written.</param>
public sealed record BoundBoolExpression(bool Value, SourceLocation Location) : BoundExpression(FluxType.Bool, Location);
