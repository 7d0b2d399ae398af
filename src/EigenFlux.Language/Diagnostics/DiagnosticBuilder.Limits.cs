namespace EigenFlux.Language.Diagnostics;

// EF285x and EF502x: what a program may grow to.
public readonly partial struct DiagnosticBuilder
{
    /// <summary>Creates EF2852: too many branches.</summary>
    public Diagnostic TooManyBranches(string branches, int most) =>
        Make(DiagnosticCodes.TooManyBranches, branches, most);

    /// <summary>Creates EF5020: a value grew too large.</summary>
    public Diagnostic RunValueTooLarge(string reason) =>
        Make(DiagnosticCodes.RunValueTooLarge, reason);
}
