using EigenFlux.Runtime.Checkpoints;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Persons;
using EigenFlux.Runtime.Prefixes;

namespace EigenFlux.Runtime.Run;

/// <summary>The options of a run.</summary>
public sealed record RunOptions
{
    /// <summary>The seed: the same image, models, seed and backend generate the same tokens.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The maximum number of tokens that the entire run generates.</summary>
    public int MaximumTokens { get; init; } = 100_000;

    /// <summary>The maximum number of statements that the entire run executes, which ends a loop that generates nothing.</summary>
    public long MaximumSteps { get; init; } = 10_000_000;

    /// <summary>The maximum depth of calls of scenes.</summary>
    public int MaximumCallDepth { get; init; } = 64;

    /// <summary>
    /// The number of generated tokens after which the next distribution is compared with a recomputation from the window
    /// (<see cref="FluxEvent.Audited"/>), repeatedly; 0 for never. The comparison does not change the run.
    /// </summary>
    public int AuditCacheEvery { get; init; }

    /// <summary>The options of the run's checkpoints, from which it can be resumed; null for no checkpoints.</summary>
    public CheckpointOptions? Checkpoints { get; init; }

    /// <summary>The person who plays the characters that are cast on <c>input</c>; null for none.</summary>
    public IPerson? Person { get; init; }

    /// <summary>The store of computed prefixes for later runs; null for none.</summary>
    public IPrefixStore? Prefixes { get; init; }

    /// <summary>
    /// Whether the run is computed by itself, in contexts of its own, even if its host runs others at the same time. Its output is then the same as when it is
    /// the only run, to the last bit. Computed together with others, its output is the same on engines whose batches are exact, such as n-gram models; on
    /// the others a batch rounds differently, and this may change what is drawn. A run with <see cref="Checkpoints"/> is always computed by itself.
    /// </summary>
    public bool Isolated { get; init; }

    /// <summary>The clock for stops in seconds.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
