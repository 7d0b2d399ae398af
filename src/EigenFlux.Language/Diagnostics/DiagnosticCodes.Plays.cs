namespace EigenFlux.Language.Diagnostics;

/// <summary>Coalitions that play a scene.</summary>
public static partial class DiagnosticCodes
{
    /// <summary>A scene that cannot take a line.</summary>
    public static readonly DiagnosticCode CannotTakeLine = Error("EF2601", "A scene that cannot take a line",
        "{0} cannot play {1}: {2}");

    /// <summary>A scene that is played for nothing.</summary>
    public static readonly DiagnosticCode PlaysForNothing = Error("EF2602", "A scene that is played for nothing",
        "{0} cannot play {1}, which returns nothing: its first value would be the line. Let it return one.");

    /// <summary>A coalition that plays itself.</summary>
    public static readonly DiagnosticCode PlaysInCircle = Error("EF2603", "A coalition that plays itself",
        "{0} would play without an end: {1}. Let another speak there, or leave 'plays' out.");

    /// <summary>What was played is no value.</summary>
    public static readonly DiagnosticCode PlayedNoValue = Warning("EF5801", "What was played is no value",
        "{0} plays {1}, and what it returned is no value of the type of '{2}': the turn stays text. Let the scene return such a value.");
}
