namespace EigenFlux.Runtime.Trajectories;

/// <summary>An event does not follow from the previous events.</summary>
/// <param name="message">The inconsistency, as a clause without a full stop.</param>
public sealed class PageStateException(string message) : Exception(message);
