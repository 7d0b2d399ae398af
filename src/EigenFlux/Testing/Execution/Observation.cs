using EigenFlux.Runtime.Events;

namespace EigenFlux.Testing.Execution;

/// <summary>A run that is over.</summary>
/// <param name="Seed">Its seed.</param>
/// <param name="Done">Its last event.</param>
internal sealed record Observation(ulong Seed, FluxEvent.Done Done);
