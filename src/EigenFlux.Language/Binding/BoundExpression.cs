using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary>An expression.</summary>
/// <param name="Type">The type of its value.</param>
/// <param name="Location">The location in the source.</param>
public abstract record BoundExpression(FluxType Type, SourceLocation Location) : BoundNode(Location);
