namespace EigenFlux.Runtime.Trajectories;

/// <summary>The contents of a trace.</summary>
/// <param name="Trajectory">The run.</param>
/// <param name="CutOffLine">
/// The one-based number of the last line if it is incomplete, as when a run is killed; null if all lines are complete.
/// </param>
public sealed record TraceContent(Trajectory Trajectory, int? CutOffLine);
