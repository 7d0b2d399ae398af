namespace EigenFlux.Runtime.Collapse;

/// <summary>A collapse that was met.</summary>
/// <param name="Kind">Which kind.</param>
/// <param name="Period">The period in tokens; 1 for a state, 0 for a class.</param>
/// <param name="Since">The number of the generated token at which it began.</param>
public readonly record struct CollapseReport(CollapseKind Kind, int Period, int Since);
