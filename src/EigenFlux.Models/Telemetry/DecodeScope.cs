using System.Diagnostics;

namespace EigenFlux.Models.Telemetry;

/// <summary>A batch that is being computed, as it is told to whoever listens; nothing where nobody does.</summary>
public readonly struct DecodeScope : IDisposable
{
    private readonly Activity? activity;
    private readonly string? engine;
    private readonly int tokens;
    private readonly long started;

    internal DecodeScope(Activity? activity, string engine, int tokens, long started) =>
        (this.activity, this.engine, this.tokens, this.started) = (activity, engine, tokens, started);

    /// <summary>The batch is computed, or has failed.</summary>
    public void Dispose()
    {
        if (engine is not null)
        {
            DecodeTelemetry.End(engine, tokens, started);
            activity?.Dispose();
        }
    }
}
