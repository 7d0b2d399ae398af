using EigenFlux.Language.Diagnostics;
using EigenFlux.Runtime.Trajectories;

namespace EigenFlux;

/// <summary>A trace that was read.</summary>
/// <param name="Trajectory">The run; null if the trace cannot be read.</param>
/// <param name="Diagnostics">The reason that the trace cannot be read, or remarks about it.</param>
public sealed record TraceResult(Trajectory? Trajectory, IReadOnlyList<Diagnostic> Diagnostics);
