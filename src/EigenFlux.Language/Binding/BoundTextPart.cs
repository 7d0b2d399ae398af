using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary>A piece of a text.</summary>
/// <param name="Location">Where it is written.</param>
public abstract record BoundTextPart(SourceLocation Location) : BoundNode(Location);
