using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace EigenFlux.Models.Telemetry;

/// <summary>
/// The telemetry of engines: a span and measurements of each computed batch, for listeners to <c>EigenFlux</c>. Without listeners
/// it costs a few comparisons and allocates nothing.
/// </summary>
public static class DecodeTelemetry
{
    /// <summary>The name of EigenFlux's activity source and meter.</summary>
    public const string SourceName = "EigenFlux";

    private static readonly ActivitySource Source = new(SourceName);
    private static readonly Meter Meter = new(SourceName);

    private static readonly Histogram<double> Duration = Meter.CreateHistogram(
        "eigenflux.decode.duration", "s", "Duration of the computation of a batch.", tags: null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10] });

    private static readonly Histogram<int> Tokens = Meter.CreateHistogram(
        "eigenflux.decode.tokens", "{token}", "Tokens computed in a batch.", tags: null,
        new InstrumentAdvice<int> { HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048] });

    /// <summary>Begins the telemetry of a batch; the caller disposes the scope when the batch is done.</summary>
    /// <param name="engine">The engine's name.</param>
    /// <param name="tokens">The tokens of the batch.</param>
    /// <param name="sessions">The sessions that they belong to.</param>
    public static DecodeScope Begin(string engine, int tokens, int sessions)
    {
        if (!Source.HasListeners() && !Duration.Enabled && !Tokens.Enabled)
        {
            return default;
        }

        var activity = Source.StartActivity("decode");
        activity?.SetTag("eigenflux.engine", engine);
        activity?.SetTag("eigenflux.decode.tokens", tokens);
        activity?.SetTag("eigenflux.decode.sessions", sessions);
        return new DecodeScope(activity, engine, tokens, Stopwatch.GetTimestamp());
    }

    internal static void End(string engine, int tokens, long started)
    {
        var tag = new KeyValuePair<string, object?>("eigenflux.engine", engine);
        Duration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, tag);
        Tokens.Record(tokens, tag);
    }
}
