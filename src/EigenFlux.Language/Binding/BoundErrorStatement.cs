using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary>A statement with a mistake that is already reported.</summary>
/// <param name="Location">The location in the source.</param>
public sealed record BoundErrorStatement(SourceLocation Location) : BoundStatement(Location);
