using System.Diagnostics.Metrics;
using EigenFlux.Models.Telemetry;

namespace EigenFlux.Benchmarks.Measuring;

/// <summary>
/// Adds up how long engines of this process compute batches, from the telemetry that they emit. What a run takes beyond that is
/// EigenFlux's own, and hardly varies with the speed of the machine.
/// </summary>
internal sealed class DecodeClock : IDisposable
{
    private readonly MeterListener listener = new();
    private double seconds;

    /// <summary>Starts to listen.</summary>
    public DecodeClock()
    {
        listener.InstrumentPublished = (instrument, all) =>
        {
            if (instrument.Meter.Name == DecodeTelemetry.SourceName && instrument.Name == "eigenflux.decode.duration")
            {
                all.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>((_, duration, _, _) => Volatile.Write(ref seconds, seconds + duration));
        listener.Start();
    }

    /// <summary>Seconds, up to the last batch that was finished.</summary>
    public double Seconds => Volatile.Read(ref seconds);

    /// <inheritdoc/>
    public void Dispose() => listener.Dispose();
}
