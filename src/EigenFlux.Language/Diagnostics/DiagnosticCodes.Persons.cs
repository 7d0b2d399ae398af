namespace EigenFlux.Language.Diagnostics;

/// <summary>Persons who play a part.</summary>
public static partial class DiagnosticCodes
{
    /// <summary>EF5501: a line is too long for the window.</summary>
    public static readonly DiagnosticCode SpokenTooLong = Error("EF5501", "A line is too long for the window",
        "{0} cannot say this{1}: {2}. Say it in parts, or give the scene a larger window.");

    /// <summary>EF5502: an invalid answer.</summary>
    public static readonly DiagnosticCode AnswerRefused = Error("EF5502", "An invalid answer",
        "{0} cannot give this answer{1}: {2}.");
}
