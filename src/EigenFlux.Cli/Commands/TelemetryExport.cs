using System.Diagnostics.Tracing;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Runtime.Telemetry;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace EigenFlux.Cli.Commands;

/// <summary>
/// Sends spans and measurements of a run by OTLP, to where OpenTelemetry's own variables say. Nothing else names its packages, so that
/// they are loaded only by a run that is to be watched.
/// </summary>
internal sealed class TelemetryExport : IDisposable
{
    private const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string ProtocolVariable = "OTEL_EXPORTER_OTLP_PROTOCOL";

    // A collector that does not answer must not hold up whoever waits for the program.
    private const int Patience = 5000;

    private readonly Failures failures = new();
    private readonly TracerProvider traces;
    private readonly MeterProvider metrics;
    private string endpoint = "";

    public TelemetryExport()
    {
        var version = typeof(TelemetryExport).Assembly.GetName().Version?.ToString(3);
        traces = Sdk.CreateTracerProviderBuilder()
            .ConfigureResource(resource => resource.AddService("eflux", serviceVersion: version).AddEnvironmentVariableDetector())
            .AddSource(FluxTelemetry.SourceName)
            .AddOtlpExporter(options => Configure(options, "TRACES"))
            .Build();
        metrics = Sdk.CreateMeterProviderBuilder()
            .ConfigureResource(resource => resource.AddService("eflux", serviceVersion: version).AddEnvironmentVariableDetector())
            .AddMeter(FluxTelemetry.SourceName)
            .AddOtlpExporter(options => Configure(options, "METRICS"))
            .Build();
    }

    /// <summary>Sends the remaining telemetry, and returns a diagnostic if some could not be sent.</summary>
    public Diagnostic? Finish()
    {
        var sent = traces.Shutdown(Patience) & metrics.Shutdown(Patience);
        var reason = failures.First ?? (sent ? null : "it did not answer in time.");
        return reason is null ? null : new DiagnosticBuilder(null).TelemetryNotSent(endpoint, reason);
    }

    public void Dispose()
    {
        traces.Dispose();
        metrics.Dispose();
        failures.Dispose();
    }

    private void Configure(OtlpExporterOptions options, string signal)
    {
        // OTLP over HTTP is what the specification wants where nothing is said; this library's own default is another.
        if (IsUnset(ProtocolVariable) && IsUnset($"OTEL_EXPORTER_OTLP_{signal}_PROTOCOL"))
        {
            options.Protocol = OtlpExportProtocol.HttpProtobuf;
        }

        endpoint = Environment.GetEnvironmentVariable(EndpointVariable) is { Length: > 0 } named ? named : options.Endpoint.ToString();
    }

    private static bool IsUnset(string variable) => string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable));

    /// <summary>Receives the errors of the exporter, which it reports nowhere else.</summary>
    private sealed class Failures : EventListener
    {
        private string? first;

        /// <summary>The first error; null if there is none.</summary>
        public string? First => Volatile.Read(ref first);

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name == "OpenTelemetry-Exporter-OpenTelemetryProtocol")
            {
                EnableEvents(eventSource, EventLevel.Error);
            }
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            // The reason is the exception's first line: what it is comes before its call stack.
            var message = eventData.Payload?.OfType<string>().LastOrDefault(part => part.Length > 0) ?? eventData.Message ?? "it failed";
            var line = message.Split('\n')[0].Trim();
            var colon = line.IndexOf("Exception: ", StringComparison.Ordinal);
            line = colon < 0 ? line : line[(colon + "Exception: ".Length)..];
            Interlocked.CompareExchange(ref first, line.EndsWith('.') ? line : line + ".", null);
        }
    }
}
