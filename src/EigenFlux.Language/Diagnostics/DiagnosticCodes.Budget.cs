namespace EigenFlux.Language.Diagnostics;

// EF3xxx: budget and deletion.
public static partial class DiagnosticCodes
{
    /// <summary>The window is too small.</summary>
    public static readonly DiagnosticCode WindowTooSmall = Error("EF3001", "The window is too small",
        "The scene {0} needs {2:N0} tokens at once and its window has {1:N0}: {3:N0} too few. Shorten its definitions and pins{4}.");

    /// <summary>Nothing more may be deleted.</summary>
    public static readonly DiagnosticCode WindowFull = Error("EF3002", "Nothing more may be deleted",
        "In {0}, at beat {1}, {2:N0} tokens must be in the window of {3:N0} and none of them may be deleted. Keep less, shorten what is pinned, or {4}.");

    /// <summary>The reserve fills the window.</summary>
    public static readonly DiagnosticCode ReserveTooLarge = Error("EF3003", "The reserve fills the window",
        "{0} reserves {1:N0} of its {2:N0} tokens for generation, which leaves no room for the scene. Lower the reserve.");

    /// <summary>A turn without a bound.</summary>
    public static readonly DiagnosticCode UnboundedTurn = Warning("EF3004", "A turn without a bound",
        "The turn '{0}' has no bound, so its deletion schedule has no worst case; at most {1:N0} tokens are generated. Write 'until {1} tokens', or another number.");

    /// <summary>A briefer definition was chosen.</summary>
    public static readonly DiagnosticCode BriefChosen = Info("EF3005", "A briefer definition was chosen",
        "{0}'s definition is packed brief ({1:N0} tokens) since the full one ({2:N0}) leaves too little room. {3}");

    /// <summary>The schedule is cut short.</summary>
    public static readonly DiagnosticCode ScheduleCut = Info("EF3006", "The schedule is cut short",
        "The schedule of {0} ends {1}: {2}. The run goes on by the same rule.");

    /// <summary>A count that only the run can tell.</summary>
    public static readonly DiagnosticCode UnknownCount = Info("EF3007", "A count that only the run can tell",
        "How often this loop of {0} turns is not known before the run; the schedule counts it once.");

    /// <summary>Live text is not in the window.</summary>
    public static readonly DiagnosticCode LiveTextGone = Warning("EF3008", "Live text is not in the window",
        "{0}'s definition ({1:N0} tokens) is not in the window at beat {2}, after {3:N0} generated tokens, though it is used there ({4:N0} {5} in all). Shorten what is in the window at once{6}.");

    /// <summary>A definition is never used.</summary>
    public static readonly DiagnosticCode NeverUsed = Info("EF3009", "A definition is never used",
        "{0} is cast, but never speaks, is named or is present: the definition ({1:N0} tokens) is in the window only where nothing else needs the room. {2}");

    /// <summary>A plan that may not be the best.</summary>
    public static readonly DiagnosticCode NotProved = Info("EF3011", "A plan that may not be the best",
        "The planner's budget ended before it was proved that {0} has no better plan: this one costs {1:0.###}, and none costs less than {2:0.###}.");

    /// <summary>An expression cannot be computed.</summary>
    public static readonly DiagnosticCode CannotCompute = Error("EF3010", "An expression cannot be computed",
        "{0}");

    /// <summary>Lore that is too large for its budget.</summary>
    public static readonly DiagnosticCode LoreTooLarge = Warning("EF3012", "Lore that never comes",
        "{0} takes {1:N0} tokens and all lore may take {2:N0} in this window, so it never comes in. {3}");

    /// <summary>Lore that finds no room.</summary>
    public static readonly DiagnosticCode LoreLeftOut = Warning("EF3013", "Lore that finds no room",
        "{0} ({1:N0} tokens) matters at beat {2} and finds no room beside the other lore that matters there: all lore may take {3:N0} tokens. {4}");

    /// <summary>A scene that cannot write a summary.</summary>
    public static readonly DiagnosticCode CannotSumUp = Error("EF3021", "A scene that cannot write a summary",
        "{0} cannot write the summary of {1}: {2}");

    /// <summary>A secret that leaves no room.</summary>
    public static readonly DiagnosticCode SecretTooLarge = Error("EF3301", "A secret that leaves no room",
        "What {0} alone sees takes {1:N0} tokens, and the window has room for {2:N0} beside its prefix and reserve. Shorten it{3}.");

    /// <summary>A secret that pushes the story out.</summary>
    public static readonly DiagnosticCode SecretCrowds = Info("EF3302", "A secret that pushes the story out",
        "What {0} alone sees ({1:N0} tokens) does not fit beside the story from beat {2} on: while {0} speaks, up to {3:N0} tokens of the story are not in its window. {4}");

    /// <summary>A secret that everyone has.</summary>
    public static readonly DiagnosticCode SecretOfAll = Error("EF3303", "A secret that everyone has",
        "The same text is pinned for everyone and for {0} alone. Leave one of the two out.");

    /// <summary>A form that is not run yet.</summary>
    public static readonly DiagnosticCode NotExecuted = Error("EF3901", "A form that is not run yet",
        "This version binds {0} but does not run it yet. {1}");
}
