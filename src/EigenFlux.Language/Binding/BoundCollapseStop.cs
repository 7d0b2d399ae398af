using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>collapse</c>: ends a turn when generation no longer changes.</summary>
/// <param name="Location">The location in the source.</param>
public sealed record BoundCollapseStop(SourceLocation Location) : BoundStop(Location);
