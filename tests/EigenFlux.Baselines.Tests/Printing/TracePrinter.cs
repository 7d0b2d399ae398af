using System.Text;
using EigenFlux.Runtime.Events;

namespace EigenFlux.Baselines.Tests.Printing;

/// <summary>Prints the events of a run as a trace has them.</summary>
internal static class TracePrinter
{
    public static string Print(IEnumerable<FluxEvent> events)
    {
        using var written = new MemoryStream();
        using (var trace = new TraceWriter(written))
        {
            foreach (var happened in events)
            {
                trace.Write(happened);
            }
        }

        return StableNumbers.Of(Encoding.UTF8.GetString(written.ToArray()));
    }
}
