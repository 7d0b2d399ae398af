using System.Diagnostics;
using System.Diagnostics.Metrics;
using EigenFlux.Models.Telemetry;

namespace EigenFlux.Runtime.Telemetry;

/// <summary>
/// The spans and measurements that the runtime emits through .NET's diagnostics, for listeners such as OpenTelemetry, under one
/// name. The names follow OpenTelemetry's conventions for generative models if there are any; the others begin with
/// <c>eigenflux</c>. They contain no text of a program or a model.
/// </summary>
public static class FluxTelemetry
{
    /// <summary>The name to listen to, for spans and for measurements.</summary>
    public const string SourceName = DecodeTelemetry.SourceName;

    internal const string ModelTag = "gen_ai.request.model";
    internal const string OperationTag = "gen_ai.operation.name";
    internal const string ProviderTag = "gen_ai.provider.name";

    /// <summary>What is said where the conventions want a provider.</summary>
    internal const string Provider = "eigenflux";

    /// <summary>What the conventions call a model that continues a text.</summary>
    internal const string Completion = "text_completion";

    internal static readonly ActivitySource Source = new(SourceName);

    private static readonly Meter Meter = new(SourceName);

    // The boundaries are those that the conventions advise.
    internal static readonly Histogram<long> TokenUsage = Meter.CreateHistogram(
        "gen_ai.client.token.usage", "{token}", "Tokens before a generated turn (input) and in the turn (output).", tags: null,
        new InstrumentAdvice<long>
        {
            HistogramBucketBoundaries = [1, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216, 67108864],
        });

    internal static readonly Histogram<double> TurnDuration = Meter.CreateHistogram(
        "gen_ai.client.operation.duration", "s", "Duration of a generated turn.", tags: null,
        new InstrumentAdvice<double>
        {
            HistogramBucketBoundaries = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92],
        });

    internal static readonly Histogram<double> FirstToken = Meter.CreateHistogram(
        "gen_ai.server.time_to_first_token", "s", "Time from the start of a turn to its first token.", tags: null,
        new InstrumentAdvice<double>
        {
            HistogramBucketBoundaries = [0.001, 0.005, 0.01, 0.02, 0.04, 0.06, 0.08, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0],
        });

    internal static readonly Histogram<double> NextToken = Meter.CreateHistogram(
        "gen_ai.server.time_per_output_token", "s", "Time per token of a turn, after the first.", tags: null,
        new InstrumentAdvice<double>
        {
            HistogramBucketBoundaries = [0.01, 0.025, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.75, 1.0, 2.5],
        });

    internal static readonly Histogram<double> Speed = Meter.CreateHistogram(
        "eigenflux.turn.speed", "{token}/s", "Generated tokens per second in a turn.", tags: null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000] });

    internal static readonly Counter<long> Deletions = Meter.CreateCounter<long>(
        "eigenflux.deletions", "{deletion}", "Deletions from a window.");

    internal static readonly Counter<long> DeletedTokens = Meter.CreateCounter<long>(
        "eigenflux.deleted_tokens", "{token}", "Tokens deleted from a window.");

    internal static readonly Gauge<int> WindowTokens = Meter.CreateGauge<int>(
        "eigenflux.window.tokens", "{token}", "Tokens in the window at the end of a turn.");

    internal static readonly Counter<long> Prefixes = Meter.CreateCounter<long>(
        "eigenflux.prefix.lookups", "{lookup}", "Lookups of prefixes on disk, by hit or miss.");

    internal static readonly Counter<long> PrefixTokens = Meter.CreateCounter<long>(
        "eigenflux.prefix.tokens", "{token}", "Tokens of the prefixes looked up on disk, by hit or miss.");

    /// <summary>Whether anybody listens to what is measured of events.</summary>
    internal static bool IsWatched => Source.HasListeners() || TokenUsage.Enabled || TurnDuration.Enabled || FirstToken.Enabled
        || NextToken.Enabled || Speed.Enabled || Deletions.Enabled || DeletedTokens.Enabled || WindowTokens.Enabled;
}
