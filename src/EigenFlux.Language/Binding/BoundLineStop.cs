using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>line</c>: the end of the line.</summary>
/// <param name="Location">The location in the source.</param>
public sealed record BoundLineStop(SourceLocation Location) : BoundStop(Location);
