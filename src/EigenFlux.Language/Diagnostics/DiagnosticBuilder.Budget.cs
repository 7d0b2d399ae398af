namespace EigenFlux.Language.Diagnostics;

// EF3xxx: budget and deletion.
public readonly partial struct DiagnosticBuilder
{
    /// <summary>The window is too small.</summary>
    public Diagnostic WindowTooSmall(string scene, int window, int needed, int missing, int? advised) =>
        Make(DiagnosticCodes.WindowTooSmall, scene, window, needed, missing, advised is { } tokens ? $", or write 'window {tokens} tokens'" : "");

    /// <summary>Nothing more may be deleted.</summary>
    public Diagnostic WindowFull(string scene, int beat, int needed, int window, int? advised) =>
        Make(DiagnosticCodes.WindowFull, scene, beat, needed, window, advised is { } tokens ? $"raise the window to {tokens} tokens" : "raise the window");

    /// <summary>The reserve fills the window.</summary>
    public Diagnostic ReserveTooLarge(string scene, int reserve, int window) =>
        Make(DiagnosticCodes.ReserveTooLarge, scene, reserve, window);

    /// <summary>A turn without a bound.</summary>
    public Diagnostic UnboundedTurn(string capture, int bound) =>
        Make(DiagnosticCodes.UnboundedTurn, capture, bound);

    /// <summary>A briefer definition was chosen.</summary>
    public Diagnostic BriefChosen(string character, int brief, int full, int? advised) =>
        Make(
            DiagnosticCodes.BriefChosen,
            character,
            brief,
            full,
            advised is { } tokens ? $"Write 'window {tokens} tokens', in which all that is live at once fits in full." : "Shorten it, or what is in the window with it.");

    /// <summary>The schedule is cut short.</summary>
    /// <param name="scene">The scene.</param>
    /// <param name="beats">The beats that the schedule has.</param>
    /// <param name="steps">The most steps of the way through the scene if these ended it; 0 if there are more beats.</param>
    public Diagnostic ScheduleCut(string scene, int beats, int steps) => Make(
        DiagnosticCodes.ScheduleCut,
        scene,
        beats == 0 ? "before its first beat" : FormattableString.Invariant($"after {beats:N0} {(beats == 1 ? "beat" : "beats")}"),
        steps == 0 ? "it has no room for more" : FormattableString.Invariant($"to go further through the scene takes more than {steps:N0} steps"));

    /// <summary>A count that only the run can tell.</summary>
    public Diagnostic UnknownCount(string scene) =>
        Make(DiagnosticCodes.UnknownCount, scene);

    /// <summary>Live text is not in the window.</summary>
    public Diagnostic LiveTextGone(string character, int tokens, int beat, int generated, int beats, int? advised) =>
        Make(
            DiagnosticCodes.LiveTextGone,
            character,
            tokens,
            beat,
            generated,
            beats,
            beats == 1 ? "beat" : "beats",
            advised is { } window ? $", or write 'window {window} tokens'" : "");

    /// <summary>A definition is never used.</summary>
    /// <param name="character">The display name.</param>
    /// <param name="tokens">The size of the definition.</param>
    /// <param name="canLeave">Whether the scene does without the character in its cast.</param>
    public Diagnostic NeverUsed(string character, int tokens, bool canLeave) =>
        Make(DiagnosticCodes.NeverUsed, character, tokens, canLeave
            ? $"Take {character} from the cast, or let the scene name {character}."
            : $"Let {character} speak, or let a text of the scene name {character}.");

    /// <summary>A plan that may not be the best.</summary>
    public Diagnostic NotProved(string scene, double cost, double bound) =>
        Make(DiagnosticCodes.NotProved, scene, cost, bound);

    /// <summary>Lore is too large for its budget.</summary>
    public Diagnostic LoreTooLarge(string entry, int tokens, int budget, string advice) =>
        Make(DiagnosticCodes.LoreTooLarge, entry, tokens, budget, advice);

    /// <summary>Lore finds no room.</summary>
    public Diagnostic LoreLeftOut(string entry, int tokens, int beat, int budget, string advice) =>
        Make(DiagnosticCodes.LoreLeftOut, entry, tokens, beat, budget, advice);

    /// <summary>An expression cannot be computed.</summary>
    public Diagnostic CannotCompute(string reason) =>
        Make(DiagnosticCodes.CannotCompute, reason);

    /// <summary>A scene that cannot write a summary.</summary>
    public Diagnostic CannotSumUp(string summarizer, string scene, string reason) =>
        Make(DiagnosticCodes.CannotSumUp, summarizer, scene, reason);

    /// <summary>A secret that leaves no room.</summary>
    public Diagnostic SecretTooLarge(string owner, int tokens, int room, int? advised) =>
        Make(DiagnosticCodes.SecretTooLarge, owner, tokens, room, advised is { } window ? $", or write 'window {window} tokens'" : "");

    /// <summary>A secret that pushes the story out.</summary>
    public Diagnostic SecretCrowds(string owner, int tokens, int beat, int over, int? reserve, int? window) =>
        Make(
            DiagnosticCodes.SecretCrowds,
            owner,
            tokens,
            beat,
            over,
            reserve is not null ? $"Write 'reserve {reserve}', in which it fits."
                : window is not null ? $"Write 'window {window} tokens', in which it fits."
                : "Shorten it, or give the scene more room.");

    /// <summary>A secret that everyone has.</summary>
    public Diagnostic SecretOfAll(string owner) =>
        Make(DiagnosticCodes.SecretOfAll, owner);

    /// <summary>A form that is not run yet.</summary>
    public Diagnostic NotExecuted(string form, string mend) =>
        Make(DiagnosticCodes.NotExecuted, form, mend);
}
