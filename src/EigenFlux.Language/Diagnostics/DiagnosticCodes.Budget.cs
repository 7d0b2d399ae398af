namespace EigenFlux.Language.Diagnostics;

// EF3xxx: budget and deletion.
public static partial class DiagnosticCodes
{
    /// <summary>EF3001: the window is too small.</summary>
    public static readonly DiagnosticCode WindowTooSmall = Error("EF3001", "The window is too small",
        "The scene {0} needs {2:N0} tokens at once, but its window has {1:N0}: {3:N0} too few. Shorten its definitions and pins{4}.");

    /// <summary>EF3002: nothing is left to delete.</summary>
    public static readonly DiagnosticCode WindowFull = Error("EF3002", "Nothing is left to delete",
        "At beat {1} of {0}, {2:N0} tokens must be in the window of {3:N0}, and none of them may be deleted. Keep less, shorten what is pinned, or {4}.");

    /// <summary>EF3003: the reserve fills the window.</summary>
    public static readonly DiagnosticCode ReserveTooLarge = Error("EF3003", "The reserve fills the window",
        "{0} reserves {1:N0} of its {2:N0} tokens for generation, which leaves no room for the scene. Lower the reserve.");

    /// <summary>EF3004: a turn without a bound.</summary>
    public static readonly DiagnosticCode UnboundedTurn = Warning("EF3004", "A turn without a bound",
        "The turn '{0}' has no bound, so its deletion schedule has no worst case; at most {1:N0} tokens are generated. Write 'until {1} tokens', or another number.");

    /// <summary>EF3005: a briefer definition was chosen.</summary>
    public static readonly DiagnosticCode BriefChosen = Info("EF3005", "A briefer definition was chosen",
        "The definition of {0} is packed in brief ({1:N0} tokens), because the full one ({2:N0}) leaves too little room. {3}");

    /// <summary>EF3006: the schedule is cut short.</summary>
    public static readonly DiagnosticCode ScheduleCut = Info("EF3006", "The schedule is cut short",
        "The schedule of {0} ends {1}: {2}. The run continues by the same rule.");

    /// <summary>EF3007: a count known only at run time.</summary>
    public static readonly DiagnosticCode UnknownCount = Info("EF3007", "A count known only at run time",
        "How many times this loop of {0} runs is not known before the run; the schedule counts it once.");

    /// <summary>EF3008: live text is not in the window.</summary>
    public static readonly DiagnosticCode LiveTextGone = Warning("EF3008", "Live text is not in the window",
        "The definition of {0} ({1:N0} tokens) is not in the window at beat {2}, after {3:N0} generated tokens, although it is used there ({4:N0} {5} in total). Shorten what is in the window at the same time{6}.");

    /// <summary>EF3009: a definition is never used.</summary>
    public static readonly DiagnosticCode NeverUsed = Info("EF3009", "A definition is never used",
        "{0} is cast, but never speaks, is never named and is never present: the definition ({1:N0} tokens) is in the window only while nothing else needs the room. {2}");

    /// <summary>EF3011: a plan that is not proved optimal.</summary>
    public static readonly DiagnosticCode NotProved = Info("EF3011", "A plan that is not proved optimal",
        "The planner's budget ended before it could prove that {0} has no better plan: this one costs {1:0.###}, and the lower bound is {2:0.###}.");

    /// <summary>EF3010: an expression cannot be computed.</summary>
    public static readonly DiagnosticCode CannotCompute = Error("EF3010", "An expression cannot be computed",
        "{0}");

    /// <summary>EF3012: lore that never fits.</summary>
    public static readonly DiagnosticCode LoreTooLarge = Warning("EF3012", "Lore that never fits",
        "{0} takes {1:N0} tokens, but all lore in this window may take {2:N0}, so it never enters. {3}");

    /// <summary>EF3013: lore without room.</summary>
    public static readonly DiagnosticCode LoreLeftOut = Warning("EF3013", "Lore without room",
        "{0} ({1:N0} tokens) matters at beat {2} but finds no room next to the other lore that matters there: all lore may take {3:N0} tokens. {4}");

    /// <summary>EF3015: measured weights that cannot be read.</summary>
    public static readonly DiagnosticCode WeightsUnreadable = Error("EF3015", "Measured weights that cannot be read",
        "The weights in {0} cannot be read: {1} Delete the file, or write it again with 'eflux profile'.");

    /// <summary>EF3016: a definition that was measured before it changed.</summary>
    public static readonly DiagnosticCode WeightsChanged = Info("EF3016", "A definition that was measured before it changed",
        "The definition of {0} changed after its weight was measured, so it has the mean weight of the program's definitions. Measure it again with 'eflux profile'.");

    /// <summary>EF3017: no turn to measure.</summary>
    public static readonly DiagnosticCode NothingToProfile = Error("EF3017", "No turn to measure",
        "The runs of {0} contain no turn with a definition in its window, so nothing can be measured. Profile a scene whose cast speaks on the scene's own model.");

    /// <summary>EF3021: a scene that cannot write a summary.</summary>
    public static readonly DiagnosticCode CannotSumUp = Error("EF3021", "A scene that cannot write a summary",
        "{0} cannot write the summary of {1}: {2}");

    /// <summary>EF3301: a private text that leaves no room.</summary>
    public static readonly DiagnosticCode SecretTooLarge = Error("EF3301", "A private text that leaves no room",
        "The private text of {0} takes {1:N0} tokens, but the window has room for {2:N0} after its prefix and reserve. Shorten it{3}.");

    /// <summary>EF3302: a private text that displaces the story.</summary>
    public static readonly DiagnosticCode SecretCrowds = Info("EF3302", "A private text that displaces the story",
        "The private text of {0} ({1:N0} tokens) does not fit next to the story from beat {2} on: while {0} speaks, up to {3:N0} tokens of the story are not in its window. {4}");

    /// <summary>EF3303: a private text that everyone sees.</summary>
    public static readonly DiagnosticCode SecretOfAll = Error("EF3303", "A private text that everyone sees",
        "The same text is pinned for everyone and for {0} alone. Delete one of the two.");

    /// <summary>EF3901: a form that cannot be run yet.</summary>
    public static readonly DiagnosticCode NotExecuted = Error("EF3901", "A form that cannot be run yet",
        "This version checks {0} but cannot run it yet. {1}");
}
