namespace EigenFlux.Language.Diagnostics;

/// <summary>Clocks and checkpoints of runs.</summary>
public readonly partial struct DiagnosticBuilder
{
    /// <summary>Creates EF5403: a mismatched checkpoint.</summary>
    public Diagnostic CheckpointMismatch(string what) => Make(DiagnosticCodes.CheckpointMismatch, what);

    /// <summary>Creates EF5404: a checkpoint cannot be read.</summary>
    public Diagnostic CheckpointUnreadable(string path, string reason) => Make(DiagnosticCodes.CheckpointUnreadable, path, reason);

    /// <summary>Creates EF5405: a checkpoint that is in use.</summary>
    public Diagnostic CheckpointInUse(string path) => Make(DiagnosticCodes.CheckpointInUse, path);

    /// <summary>Creates EF5406: a checkpoint of an unfinished run.</summary>
    public Diagnostic CheckpointUnfinished(string path) => Make(DiagnosticCodes.CheckpointUnfinished, path);
}
