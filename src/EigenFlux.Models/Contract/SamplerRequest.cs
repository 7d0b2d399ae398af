namespace EigenFlux.Models.Contract;

/// <summary>What a sampler is made for.</summary>
/// <param name="Settings">How to draw.</param>
/// <param name="Seed">The seed of this turn's draws: the same seed and the same distributions give the same tokens.</param>
/// <param name="Turn">How many turns this model has generated in the run before this one: a recording says its turn of that index.</param>
public readonly record struct SamplerRequest(SamplerSettings Settings, ulong Seed, int Turn);
