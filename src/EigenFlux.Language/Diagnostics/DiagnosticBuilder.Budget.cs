namespace EigenFlux.Language.Diagnostics;

// EF3xxx: budget and deletion.
public readonly partial struct DiagnosticBuilder
{
    /// <summary>A scene that cannot write a summary.</summary>
    public Diagnostic CannotSumUp(string summarizer, string scene, string reason) =>
        Make(DiagnosticCodes.CannotSumUp, summarizer, scene, reason);

    /// <summary>A form that is not run yet.</summary>
    public Diagnostic NotExecuted(string form, string mend) =>
        Make(DiagnosticCodes.NotExecuted, form, mend);
}
