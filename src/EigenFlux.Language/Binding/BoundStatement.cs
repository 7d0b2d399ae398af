using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary>A statement of a scene or a test.</summary>
/// <param name="Location">The location in the source.</param>
public abstract record BoundStatement(SourceLocation Location) : BoundNode(Location)
{
    /// <summary>The blocks within it, in the order of the source.</summary>
    internal virtual ImmutableArray<BoundBlock> Bodies => [];
}
