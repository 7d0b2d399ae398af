namespace EigenFlux.Language.Diagnostics;

/// <summary>How bad a diagnostic is. Only an error keeps a program from being compiled.</summary>
public enum DiagnosticSeverity
{
    /// <summary>Worth knowing.</summary>
    Info,

    /// <summary>Probably not what the author wants.</summary>
    Warning,

    /// <summary>The program cannot be compiled.</summary>
    Error,
}
