using System.Text;
using System.Text.Json;
using EigenFlux.Fuzz.Engine;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Trajectories;

namespace EigenFlux.Fuzz.Support;

/// <summary>Writes traces, and reads them back.</summary>
internal static class Traces
{
    // What a trace tells in words only, or what counts lines, is not given back as it was.
    private static readonly string[] NotGivenBack = ["noticed", "amplitude", "collapse", "done", "undone"];

    public static byte[] Write(IEnumerable<FluxEvent> events)
    {
        var stream = new MemoryStream();
        using var writer = new TraceWriter(stream);
        foreach (var happened in events)
        {
            writer.Write(happened);
        }

        return stream.ToArray();
    }

    /// <summary>A run's own trace is read, and gives back what it tells.</summary>
    public static void CheckReads(byte[] trace)
    {
        var read = FluxHost.ReadTrace("trace", new MemoryStream(trace));
        BrokenRuleException.Require(read.Trajectory is not null && read.Diagnostics.Count == 0, "a run's trace is read", () => string.Join('\n', read.Diagnostics));
        var again = Lines(Write(read.Trajectory!.Events));
        BrokenRuleException.Require(
            again.SequenceEqual(Lines(trace)),
            "a trace gives a run's events back",
            () => string.Join('\n', Lines(trace).Zip(again).Where(pair => pair.First != pair.Second).Take(1).Select(pair => $"{pair.First}\n{pair.Second}")));
    }

    /// <summary>What can be asked of a trajectory: page-states at its events and tokens.</summary>
    public static void CheckMoments(Trajectory trajectory)
    {
        foreach (var index in new[] { 0, trajectory.Events.Count / 2, trajectory.Events.Count - 1 })
        {
            _ = trajectory.After(index).Scenes.Sum(scene => scene.Pages.Sum(page => page.Length));
        }
    }

    private static List<string> Lines(byte[] trace) =>
        [.. Encoding.UTF8.GetString(trace).Split('\n').Where(line => line.Length > 0 && !NotGivenBack.Contains(KindOf(line)))];

    private static string KindOf(string line)
    {
        using var json = JsonDocument.Parse(line);
        return json.RootElement.GetProperty("e").GetString()!;
    }
}
