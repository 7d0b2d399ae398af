using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>line</c>: the end of the line.</summary>
/// <param name="Location">Where it is written.</param>
public sealed record BoundLineStop(SourceLocation Location) : BoundStop(Location);
