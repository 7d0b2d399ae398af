using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary>A statement of a scene or a test.</summary>
/// <param name="Location">Where it is written.</param>
public abstract record BoundStatement(SourceLocation Location) : BoundNode(Location);
