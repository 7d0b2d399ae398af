namespace EigenFlux.Runtime.Trajectories;

/// <summary>An event does not follow from those before it.</summary>
/// <param name="message">What does not fit, as the rest of a sentence, without a full stop.</param>
public sealed class PageStateException(string message) : Exception(message);
