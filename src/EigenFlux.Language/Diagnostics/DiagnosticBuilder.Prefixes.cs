namespace EigenFlux.Language.Diagnostics;

// EF53xx: what is kept from run to run, and what is told to other programs.
public readonly partial struct DiagnosticBuilder
{
    /// <summary>A prefix that was kept is not used.</summary>
    public Diagnostic PrefixIgnored(string reason) =>
        Make(DiagnosticCodes.PrefixIgnored, reason);

    /// <summary>A prefix cannot be kept.</summary>
    public Diagnostic PrefixNotKept(string reason) =>
        Make(DiagnosticCodes.PrefixNotKept, reason);

    /// <summary>A prefix is too large to be kept; sizes are in bytes.</summary>
    public Diagnostic PrefixTooLarge(long size, long limit) =>
        Make(DiagnosticCodes.PrefixTooLarge, (size + 999_999) / 1_000_000, limit / 1_000_000);

    /// <summary>Telemetry was not sent.</summary>
    public Diagnostic TelemetryNotSent(string endpoint, string reason) =>
        Make(DiagnosticCodes.TelemetryNotSent, endpoint, reason);
}
