namespace EigenFlux.Language.Diagnostics;

// EF53xx: what is kept from run to run, and what is told to other programs.
public static partial class DiagnosticCodes
{
    /// <summary>A prefix that was kept is not used.</summary>
    public static readonly DiagnosticCode PrefixIgnored = Info("EF5301", "A prefix that was kept is not used",
        "What was kept of the computed prefix cannot be used, and it was computed again: {0}");

    /// <summary>A prefix cannot be kept.</summary>
    public static readonly DiagnosticCode PrefixNotKept = Info("EF5302", "A prefix cannot be kept",
        "The computed prefix is not kept for the next run: {0}");

    /// <summary>A prefix is too large to be kept.</summary>
    public static readonly DiagnosticCode PrefixTooLarge = Info("EF5303", "A prefix is too large to be kept",
        "The computed prefix takes {0:N0} MB, and at most {1:N0} MB are kept. Raise --prefix-cache-limit to keep it for the next run.");

    /// <summary>Telemetry was not sent.</summary>
    public static readonly DiagnosticCode TelemetryNotSent = Warning("EF5311", "Telemetry was not sent",
        "Not all telemetry of the run was sent to {0}: {1} Start a collector there, or set OTEL_EXPORTER_OTLP_ENDPOINT to one that runs.");
}
