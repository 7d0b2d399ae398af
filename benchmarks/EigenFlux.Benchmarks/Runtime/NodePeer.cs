using System.Text.Json;
using EigenFlux.Benchmarks.Measuring;

namespace EigenFlux.Benchmarks.Runtime;

/// <summary>node-llama-cpp with its own context shift, in a process of its own.</summary>
internal static class NodePeer
{
    private static readonly string Script = Path.Combine(Places.Root, "benchmarks", "runtime", "peers", "context-shift.mjs");

    /// <summary>Generates after a prefix.</summary>
    /// <param name="prefix">The prefix's tokens.</param>
    /// <param name="tokens">How many tokens are generated.</param>
    /// <param name="fullCache">Whether a sliding window's cache is asked for in full size, without which the library computes again.</param>
    public static async Task<PastFull> RunAsync(int[] prefix, int tokens, bool fullCache)
    {
        var asked = JsonSerializer.Serialize(new
        {
            model = Places.Model, window = FullWindow.Window, threads = Machine.Threads, full = fullCache, tokens, prefix,
        });
        var start = Places.Start("node", Script, asked);
        start.WorkingDirectory = Peers.Node!;
        var output = await PastFull.OutputAsync(start);
        using var said = JsonDocument.Parse(output[output.LastIndexOf("{\"times\"", StringComparison.Ordinal)..]);
        var window = said.RootElement.GetProperty("window").GetInt32();
        var times = said.RootElement.GetProperty("times").EnumerateArray().Select(time => time.GetDouble() / 1000).ToArray();
        return window == FullWindow.Window && times.Length == tokens
            ? PastFull.Of(times, window - prefix.Length)
            : throw new InvalidOperationException($"node-llama-cpp generated {times.Length} tokens in a window of {window}.");
    }
}
