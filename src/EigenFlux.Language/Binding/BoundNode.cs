using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary>A node of the bound program, in which every name is resolved. Immutable.</summary>
/// <param name="Location">The location in the source.</param>
public abstract record BoundNode(SourceLocation Location);
