using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>collapse</c>: what is said no longer changes.</summary>
/// <param name="Location">Where it is written.</param>
public sealed record BoundCollapseStop(SourceLocation Location) : BoundStop(Location);
