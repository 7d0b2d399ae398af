namespace EigenFlux.Language.Diagnostics;

/// <summary>Clocks and checkpoints of runs.</summary>
public readonly partial struct DiagnosticBuilder
{
    /// <summary>A checkpoint is of something else.</summary>
    public Diagnostic CheckpointForeign(string what) => Make(DiagnosticCodes.CheckpointForeign, what);

    /// <summary>A checkpoint cannot be read.</summary>
    public Diagnostic CheckpointUnreadable(string path, string reason) => Make(DiagnosticCodes.CheckpointUnreadable, path, reason);

    /// <summary>Another run writes this checkpoint.</summary>
    public Diagnostic CheckpointInUse(string path) => Make(DiagnosticCodes.CheckpointInUse, path);

    /// <summary>The checkpoint is of a run that can go on.</summary>
    public Diagnostic CheckpointUnfinished(string path) => Make(DiagnosticCodes.CheckpointUnfinished, path);
}
