namespace EigenFlux.Language.Diagnostics;

// EF285x and EF502x: what a program may grow to.
public readonly partial struct DiagnosticBuilder
{
    /// <summary>A choose has too many branches.</summary>
    public Diagnostic TooManyBranches(string branches, int most) =>
        Make(DiagnosticCodes.TooManyBranches, branches, most);

    /// <summary>In a run a value is larger than values may be.</summary>
    public Diagnostic RunValueTooLarge(string reason) =>
        Make(DiagnosticCodes.RunValueTooLarge, reason);
}
