namespace EigenFlux.Language.Diagnostics;

/// <summary>Clocks and checkpoints of runs.</summary>
public static partial class DiagnosticCodes
{
    /// <summary>The clock jumped.</summary>
    public static readonly DiagnosticCode ClockJumped = Warning("EF5401", "The clock jumped",
        "The clock went back, or leapt by more than ten minutes, while this turn was generated; the leap does not count towards its seconds.");

    /// <summary>A checkpoint was not written.</summary>
    public static readonly DiagnosticCode CheckpointUnwritten = Warning("EF5402", "A checkpoint was not written",
        "The checkpoint could not be written: {0}. The run goes on, and can be resumed from the one before, if there is one.");

    /// <summary>A checkpoint is of something else.</summary>
    public static readonly DiagnosticCode CheckpointForeign = Error("EF5403", "A checkpoint is of something else",
        "The checkpoint was made with another {0}, so that the run cannot go on as it was. Resume it with the one that made it, or run anew.");

    /// <summary>A checkpoint cannot be read.</summary>
    public static readonly DiagnosticCode CheckpointUnreadable = Error("EF5404", "A checkpoint cannot be read",
        "The checkpoint {0} cannot be read: {1}. Run the program anew.");

    /// <summary>Another run writes this checkpoint.</summary>
    public static readonly DiagnosticCode CheckpointInUse = Error("EF5405", "Another run writes this checkpoint",
        "Another run is writing the checkpoint {0}. Wait for it, end it, or name another file.");

    /// <summary>The checkpoint is of a run that can go on.</summary>
    public static readonly DiagnosticCode CheckpointUnfinished = Error("EF5406", "The checkpoint is of a run that can go on",
        "The checkpoint {0} is of a run that did not come to its end. Go on with it by 'eflux resume', delete it, or name another file.");
}
