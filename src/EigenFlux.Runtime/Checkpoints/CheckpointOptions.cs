namespace EigenFlux.Runtime.Checkpoints;

/// <summary>How a run's state is taken down.</summary>
/// <param name="Write">
/// Keeps a checkpoint in the place of the one before it, whole or not at all; gives the reason where it cannot. It is called on another
/// thread than the run's, never twice at once.
/// </param>
public sealed record CheckpointOptions(Func<Checkpoint, string?> Write)
{
    /// <summary>The tokens between two checkpoints where nobody says.</summary>
    public const int DefaultEvery = 1000;

    /// <summary>What the host wants to know again when the run is taken up: its own text.</summary>
    public string Host { get; init; } = "";

    /// <summary>How many tokens are generated between two checkpoints, at least 1.</summary>
    public int Every { get; init; } = DefaultEvery;
}
