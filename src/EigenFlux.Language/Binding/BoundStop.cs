using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary>Something that ends a generated turn.</summary>
/// <param name="Location">The location in the source.</param>
public abstract record BoundStop(SourceLocation Location) : BoundNode(Location);
