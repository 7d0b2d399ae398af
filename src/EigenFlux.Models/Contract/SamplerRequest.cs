namespace EigenFlux.Models.Contract;

/// <summary>The request for a sampler of one turn.</summary>
/// <param name="Settings">The sampler settings.</param>
/// <param name="Seed">The seed of this turn's draws: the same seed and the same distributions give the same tokens.</param>
/// <param name="Turn">The number of turns that the model has generated in the run before: a recording replays the turn with that index.</param>
public readonly record struct SamplerRequest(SamplerSettings Settings, ulong Seed, int Turn);
