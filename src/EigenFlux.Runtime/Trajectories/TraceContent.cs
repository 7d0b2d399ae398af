namespace EigenFlux.Runtime.Trajectories;

/// <summary>What a trace tells.</summary>
/// <param name="Trajectory">The run.</param>
/// <param name="CutOffLine">The number of the last line, from 1, where it is not whole, as of a run that was killed; null where all are.</param>
public sealed record TraceContent(Trajectory Trajectory, int? CutOffLine);
