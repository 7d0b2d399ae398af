namespace EigenFlux.Language.Diagnostics;

// EF53xx: prefixes that are saved between runs, and telemetry.
public static partial class DiagnosticCodes
{
    /// <summary>EF5301: a saved prefix is not used.</summary>
    public static readonly DiagnosticCode PrefixIgnored = Info("EF5301", "A saved prefix is not used",
        "The saved prefix cannot be used, so it was computed again: {0}");

    /// <summary>EF5302: a prefix cannot be saved.</summary>
    public static readonly DiagnosticCode PrefixNotKept = Info("EF5302", "A prefix cannot be saved",
        "The computed prefix is not saved for the next run: {0}");

    /// <summary>EF5303: a prefix is too large to be saved.</summary>
    public static readonly DiagnosticCode PrefixTooLarge = Info("EF5303", "A prefix is too large to be saved",
        "The computed prefix takes {0:N0} MB; the limit is {1:N0} MB. Raise --prefix-cache-limit to save it for the next run.");

    /// <summary>EF5311: telemetry was not sent.</summary>
    public static readonly DiagnosticCode TelemetryNotSent = Warning("EF5311", "Telemetry was not sent",
        "Some telemetry of the run was not sent to {0}: {1} Start a collector there, or set OTEL_EXPORTER_OTLP_ENDPOINT to one that runs.");
}
