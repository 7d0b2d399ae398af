namespace EigenFlux.Runtime.Checkpoints;

/// <summary>The options for the checkpoints of a run.</summary>
/// <param name="Write">
/// Atomically replaces the previous checkpoint. Returns null, or the reason if writing failed. It is called on another thread
/// than the run's, and never concurrently.
/// </param>
public sealed record CheckpointOptions(Func<Checkpoint, string?> Write)
{
    /// <summary>The default number of tokens between two checkpoints.</summary>
    public const int DefaultEvery = 1000;

    /// <summary>A text of the host, which resuming the run returns to it.</summary>
    public string Host { get; init; } = "";

    /// <summary>The number of generated tokens between two checkpoints, at least 1.</summary>
    public int Every { get; init; } = DefaultEvery;
}
