namespace EigenFlux.Language.Diagnostics;

// EF285x and EF502x: what a program may grow to.
public static partial class DiagnosticCodes
{
    /// <summary>A value is larger than values may be.</summary>
    public static readonly DiagnosticCode ValueTooLarge = Error("EF2851", "A value grows too large",
        "{0} Build it of less, or in fewer rounds.");

    /// <summary>A choose has too many branches.</summary>
    public static readonly DiagnosticCode TooManyBranches = Error("EF2852", "Too many branches",
        "A choose of {0} branches is more than the {1:N0} that it may have. Choose among fewer.");

    /// <summary>In a run a value is larger than values may be.</summary>
    public static readonly DiagnosticCode RunValueTooLarge = Error("EF5020", "A value grew too large",
        "{0} Build it of less, or in fewer rounds.");

    /// <summary>In a run a choose has too many branches.</summary>
    public static readonly DiagnosticCode RunTooManyBranches = Error("EF5022", "Too many branches in a run",
        "A choose of {0} branches is more than the {1:N0} that it may have. Choose among fewer.");
}
