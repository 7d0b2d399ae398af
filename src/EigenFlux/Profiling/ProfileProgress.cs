namespace EigenFlux.Profiling;

/// <summary>The progress of a profile.</summary>
/// <param name="Done">The turns that were measured.</param>
/// <param name="Planned">The turns that will be measured.</param>
public readonly record struct ProfileProgress(int Done, int Planned);
