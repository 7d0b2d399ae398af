using EigenFlux.Runtime.Checkpoints;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Persons;
using EigenFlux.Runtime.Prefixes;

namespace EigenFlux.Runtime.Run;

/// <summary>How a run is done.</summary>
public sealed record RunOptions
{
    /// <summary>The seed: the same image, models, seed and backend give the same tokens.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The most tokens that the whole run generates.</summary>
    public int MaximumTokens { get; init; } = 100_000;

    /// <summary>The most statements that the whole run executes: what ends a loop that says nothing.</summary>
    public long MaximumSteps { get; init; } = 10_000_000;

    /// <summary>How deeply scenes may call each other.</summary>
    public int MaximumCallDepth { get; init; } = 64;

    /// <summary>
    /// After how many generated tokens, again and again, the next distribution is compared with the one that is computed anew from the
    /// window (<see cref="FluxEvent.Audited"/>); 0 for never. The run is the same with it and without.
    /// </summary>
    public int AuditCacheEvery { get; init; }

    /// <summary>How the run's state is taken down, so that it can be taken up again; null where it is not.</summary>
    public CheckpointOptions? Checkpoints { get; init; }

    /// <summary>Who plays the characters that are cast on <c>input</c>; null where there is nobody.</summary>
    public IPerson? Person { get; init; }

    /// <summary>Where computed prefixes are kept for the next run; null for nowhere.</summary>
    public IPrefixStore? Prefixes { get; init; }

    /// <summary>
    /// Whether the run is computed by itself, in contexts of its own, also when its host runs others at the same time. Then it says the same as when it is
    /// the only one, to the last bit; computed together with others it does so on engines whose batches are exact, such as n-gram models, and nearly
    /// always on the others. A run with <see cref="Checkpoints"/> is always computed by itself.
    /// </summary>
    public bool Isolated { get; init; }

    /// <summary>The clock for stops in seconds.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
