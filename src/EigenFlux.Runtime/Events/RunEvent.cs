namespace EigenFlux.Runtime.Events;

/// <summary>An event of one of several runs.</summary>
/// <param name="Run">The run's number, from 0.</param>
/// <param name="Event">The event.</param>
public readonly record struct RunEvent(int Run, FluxEvent Event);
