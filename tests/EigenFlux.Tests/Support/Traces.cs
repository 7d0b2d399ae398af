using EigenFlux.Runtime.Events;

namespace EigenFlux.Tests.Support;

/// <summary>Events as a trace has them: two runs that give the same trace did the same.</summary>
public static class Traces
{
    /// <summary>Runs to the end.</summary>
    public static async Task<string> OfAsync(IAsyncEnumerable<FluxEvent> run)
    {
        var events = new List<FluxEvent>();
        await foreach (var happened in run)
        {
            events.Add(happened);
        }

        return Of(events);
    }

    public static string Of(IEnumerable<FluxEvent> events)
    {
        using var stream = new MemoryStream();
        using var writer = new TraceWriter(stream);
        foreach (var happened in events)
        {
            writer.Write(happened);
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
