using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary>A piece of a text.</summary>
/// <param name="Location">The location in the source.</param>
public abstract record BoundTextPart(SourceLocation Location) : BoundNode(Location);
