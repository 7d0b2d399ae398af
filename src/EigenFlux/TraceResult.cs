using EigenFlux.Language.Diagnostics;
using EigenFlux.Runtime.Trajectories;

namespace EigenFlux;

/// <summary>A trace that was read.</summary>
/// <param name="Trajectory">The run; null where the trace cannot be read.</param>
/// <param name="Diagnostics">Why it cannot be read, or what there is to know about it.</param>
public sealed record TraceResult(Trajectory? Trajectory, IReadOnlyList<Diagnostic> Diagnostics);
