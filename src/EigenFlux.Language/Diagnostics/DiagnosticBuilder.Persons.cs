namespace EigenFlux.Language.Diagnostics;

/// <summary>Persons who play a part.</summary>
public readonly partial struct DiagnosticBuilder
{
    /// <summary>A line is too long for the window.</summary>
    public Diagnostic SpokenTooLong(string part, string reason, string where) => Make(DiagnosticCodes.SpokenTooLong, part, At(where), reason);

    /// <summary>An answer that will not do.</summary>
    public Diagnostic AnswerRefused(string part, string reason, string where) => Make(DiagnosticCodes.AnswerRefused, part, At(where), reason);

    private static string At(string where) => where.Length == 0 ? "" : $" ({where})";
}
