using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>input</c>: a person at the terminal, as a model.</summary>
/// <param name="Location">The location in the source.</param>
public sealed record BoundInputExpression(SourceLocation Location) : BoundExpression(FluxType.Model, Location);
