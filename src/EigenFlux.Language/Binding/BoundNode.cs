using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary>A node of the bound program, in which every name is resolved. Immutable.</summary>
/// <param name="Location">Where it is written.</param>
public abstract record BoundNode(SourceLocation Location);
