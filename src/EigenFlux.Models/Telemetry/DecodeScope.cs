using System.Diagnostics;

namespace EigenFlux.Models.Telemetry;

/// <summary>The telemetry of a batch that is being computed; does nothing if there are no listeners.</summary>
public readonly struct DecodeScope : IDisposable
{
    private readonly Activity? activity;
    private readonly string? engine;
    private readonly int tokens;
    private readonly long started;

    internal DecodeScope(Activity? activity, string engine, int tokens, long started) =>
        (this.activity, this.engine, this.tokens, this.started) = (activity, engine, tokens, started);

    /// <summary>Ends the telemetry: the batch is computed or has failed.</summary>
    public void Dispose()
    {
        if (engine is not null)
        {
            DecodeTelemetry.End(engine, tokens, started);
            activity?.Dispose();
        }
    }
}
