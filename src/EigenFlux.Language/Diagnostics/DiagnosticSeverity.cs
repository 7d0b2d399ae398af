namespace EigenFlux.Language.Diagnostics;

/// <summary>The severity of a diagnostic. Only an error prevents compilation.</summary>
public enum DiagnosticSeverity
{
    /// <summary>Information.</summary>
    Info,

    /// <summary>A probable error that does not prevent compilation.</summary>
    Warning,

    /// <summary>An error that prevents compilation.</summary>
    Error,
}
