using System.Collections.Immutable;

namespace EigenFlux.Language.Diagnostics;

/// <summary>
/// The table of all diagnostic codes, one file for each family: EF1xxx syntax, EF2xxx names and types, EF3xxx budget and deletion, EF4xxx
/// models and targets, EF5xxx runs, traces and tests.
/// </summary>
public static partial class DiagnosticCodes
{
    // Not initialised here: the order of initialisers over several files is not fixed, and Declare must find the list.
    private static List<DiagnosticCode>? _all;

    /// <summary>All codes, ordered by identifier.</summary>
    public static ImmutableArray<DiagnosticCode> All =>
        [.. (_all ?? []).OrderBy(c => c.Id, StringComparer.Ordinal)];

    private static DiagnosticCode Error(string id, string title, string format) =>
        Declare(new DiagnosticCode(id, DiagnosticSeverity.Error, title, format));

    private static DiagnosticCode Warning(string id, string title, string format) =>
        Declare(new DiagnosticCode(id, DiagnosticSeverity.Warning, title, format));

    private static DiagnosticCode Info(string id, string title, string format) =>
        Declare(new DiagnosticCode(id, DiagnosticSeverity.Info, title, format));

    private static DiagnosticCode Declare(DiagnosticCode code)
    {
        (_all ??= []).Add(code);
        return code;
    }
}
