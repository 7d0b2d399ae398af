using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>true</c> or <c>false</c>.</summary>
/// <param name="Value">The value.</param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundBoolExpression(bool Value, SourceLocation Location) : BoundExpression(FluxType.Bool, Location);
