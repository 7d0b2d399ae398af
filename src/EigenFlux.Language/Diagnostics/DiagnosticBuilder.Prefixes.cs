namespace EigenFlux.Language.Diagnostics;

// EF53xx: prefixes that are saved between runs, and telemetry.
public readonly partial struct DiagnosticBuilder
{
    /// <summary>Creates EF5311: telemetry was not sent.</summary>
    public Diagnostic TelemetryNotSent(string endpoint, string reason) =>
        Make(DiagnosticCodes.TelemetryNotSent, endpoint, reason);
}
