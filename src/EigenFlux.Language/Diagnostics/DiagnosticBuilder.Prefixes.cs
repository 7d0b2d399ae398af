namespace EigenFlux.Language.Diagnostics;

// EF53xx: what is kept from run to run, and what is told to other programs.
public readonly partial struct DiagnosticBuilder
{
    /// <summary>Creates EF5311: telemetry was not sent.</summary>
    public Diagnostic TelemetryNotSent(string endpoint, string reason) =>
        Make(DiagnosticCodes.TelemetryNotSent, endpoint, reason);
}
