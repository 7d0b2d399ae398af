namespace EigenFlux.Language.Diagnostics;

// EF285x and EF502x: what a program may grow to.
public static partial class DiagnosticCodes
{
    /// <summary>EF2851: a value grows too large.</summary>
    public static readonly DiagnosticCode ValueTooLarge = Error("EF2851", "A value grows too large",
        "{0} Build it from less, or in fewer iterations.");

    /// <summary>EF2852: too many branches.</summary>
    public static readonly DiagnosticCode TooManyBranches = Error("EF2852", "Too many branches",
        "A 'choose' of {0} branches exceeds the limit of {1:N0}. Choose among fewer.");

    /// <summary>EF5020: a value grew too large.</summary>
    public static readonly DiagnosticCode RunValueTooLarge = Error("EF5020", "A value grew too large",
        "{0} Build it from less, or in fewer iterations.");

    /// <summary>EF5022: too many branches in a run.</summary>
    public static readonly DiagnosticCode RunTooManyBranches = Error("EF5022", "Too many branches in a run",
        "A 'choose' of {0} branches exceeds the limit of {1:N0}. Choose among fewer.");
}
