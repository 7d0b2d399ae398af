namespace EigenFlux.Language.Diagnostics;

/// <summary>Coalitions that play a scene.</summary>
public static partial class DiagnosticCodes
{
    /// <summary>EF2601: a scene that cannot take the line.</summary>
    public static readonly DiagnosticCode CannotTakeLine = Error("EF2601", "A scene that cannot take the line",
        "{0} cannot play {1}: {2}");

    /// <summary>EF2602: a played scene without a result.</summary>
    public static readonly DiagnosticCode PlaysForNothing = Error("EF2602", "A played scene without a result",
        "{0} cannot play {1}, because it returns nothing: its first value would be the line. Return a value.");

    /// <summary>EF2603: a coalition that plays itself.</summary>
    public static readonly DiagnosticCode PlaysInCircle = Error("EF2603", "A coalition that plays itself",
        "{0} would play without end: {1}. Let another speaker have the turn there, or delete 'plays'.");

    /// <summary>EF5801: a played line that is not a value.</summary>
    public static readonly DiagnosticCode PlayedNoValue = Warning("EF5801", "A played line that is not a value",
        "{0} plays {1}, but the line that it returned is not a value of the type of '{2}': the turn stays text. Return such a value.");
}
