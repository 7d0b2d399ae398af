namespace EigenFlux.Language.Diagnostics;

// EF3xxx: budget and deletion.
public readonly partial struct DiagnosticBuilder
{
    /// <summary>Creates EF3021: a scene that cannot write a summary.</summary>
    public Diagnostic CannotSumUp(string summarizer, string scene, string reason) =>
        Make(DiagnosticCodes.CannotSumUp, summarizer, scene, reason);

    /// <summary>Creates EF3901: a form that cannot be run yet.</summary>
    public Diagnostic NotExecuted(string form, string fix) =>
        Make(DiagnosticCodes.NotExecuted, form, fix);
}
