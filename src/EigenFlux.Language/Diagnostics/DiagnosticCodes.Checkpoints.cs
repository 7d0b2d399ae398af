namespace EigenFlux.Language.Diagnostics;

/// <summary>Clocks and checkpoints of runs.</summary>
public static partial class DiagnosticCodes
{
    /// <summary>EF5401: the clock jumped.</summary>
    public static readonly DiagnosticCode ClockJumped = Warning("EF5401", "The clock jumped",
        "The clock went back, or jumped ahead by more than ten minutes, while this turn was generated; the jump does not count towards its seconds.");

    /// <summary>EF5402: a checkpoint was not written.</summary>
    public static readonly DiagnosticCode CheckpointUnwritten = Warning("EF5402", "A checkpoint was not written",
        "The checkpoint could not be written: {0}. The run continues, and can be resumed from the previous checkpoint, if there is one.");

    /// <summary>EF5403: a mismatched checkpoint.</summary>
    public static readonly DiagnosticCode CheckpointMismatch = Error("EF5403", "A mismatched checkpoint",
        "The checkpoint was made with a different {0}, so the run cannot be resumed. Resume it with the one that made it, or run the program again.");

    /// <summary>EF5404: a checkpoint cannot be read.</summary>
    public static readonly DiagnosticCode CheckpointUnreadable = Error("EF5404", "A checkpoint cannot be read",
        "The checkpoint {0} cannot be read: {1}. Run the program again.");

    /// <summary>EF5405: a checkpoint that is in use.</summary>
    public static readonly DiagnosticCode CheckpointInUse = Error("EF5405", "A checkpoint that is in use",
        "Another run is writing the checkpoint {0}. Wait for it, end it, or name another file.");

    /// <summary>EF5406: a checkpoint of an unfinished run.</summary>
    public static readonly DiagnosticCode CheckpointUnfinished = Error("EF5406", "A checkpoint of an unfinished run",
        "The checkpoint {0} belongs to an unfinished run. Continue it with 'eflux resume', delete it, or name another file.");
}
