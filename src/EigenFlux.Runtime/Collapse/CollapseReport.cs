namespace EigenFlux.Runtime.Collapse;

/// <summary>A detected collapse.</summary>
/// <param name="Kind">The kind of collapse.</param>
/// <param name="Period">The period in tokens; 1 for a state, 0 for a class.</param>
/// <param name="Since">The number of the generated token at which it began.</param>
public readonly record struct CollapseReport(CollapseKind Kind, int Period, int Since);
