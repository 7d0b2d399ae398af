using System.Diagnostics;
using EigenFlux.Benchmarks.Measuring;
using EigenFlux.Compiler;
using EigenFlux.Runtime.Run;
using EigenFlux.Scenes.Image;

namespace EigenFlux.Benchmarks.Runtime;

/// <summary>
/// A run whose window fills and stays full, with one policy: tokens per second before and after. Before is also taken at the lengths
/// that the page-state has afterwards too, because attention to more tokens takes longer whatever is deleted.
/// </summary>
internal sealed class FullWindow
{
    public const int Window = 1024;
    public const int TurnLength = 32;

    // About 200 tokens with what else the prefix has.
    private const int PinnedWords = 180;

    private readonly FluxHost host;
    private readonly FluxImage image;

    /// <summary>Compiles the program.</summary>
    /// <param name="host">Runs it.</param>
    /// <param name="policy">The scene's lines that say what is deleted, and how the cache does it.</param>
    /// <param name="turns">How many turns of <see cref="TurnLength"/> tokens are generated.</param>
    public FullWindow(FluxHost host, string policy, int turns)
    {
        this.host = host;
        var path = Programs.Save(Programs.ManyTurns(turns, TurnLength, Window, PinnedWords, policy));
        var result = host.Compile(host.Load(path), new CompileOptions { Model = Places.Model });
        Programs.Delete(path);
        image = result.Image ?? throw new InvalidOperationException(string.Join('\n', result.Diagnostics));
    }

    /// <summary>The tokens of the prefix.</summary>
    public int Prefix => image.Plan.PrefixTokens;

    /// <summary>What was measured in each round.</summary>
    public WindowSamples Measured { get; } = new();

    /// <summary>Measures one run.</summary>
    /// <param name="past">How many tokens count after the first deletion; null for whole cycles, from one deletion to the last.</param>
    public async Task<WindowRun> RunAsync(int? past = null)
    {
        using var clock = new DecodeClock();
        var trace = await RunTrace.ReadAsync(host.RunAsync(image, new RunOptions { Seed = 7 }), clock);
        var full = trace.AfterDeletion.IndexOf(true);
        var last = past is { } count ? full + count : trace.AfterDeletion.LastIndexOf(true);
        var lengths = trace.Lengths[full..last];
        var near = trace.Lengths.FindIndex(length => length >= Math.Min(lengths.Min(), Window * 4 / 5));
        return new WindowRun(
            Prefix,
            FromEmpty: Rate(trace, 0, full - 1),
            Before: Rate(trace, near, full - 1),
            After: Rate(trace, full - 1, last - 1),
            InProcessorTime: ProcessorRate(trace, full - 1, last - 1) / ProcessorRate(trace, near, full - 1),
            OwnBefore: Own(trace, near, full - 1),
            OwnAfter: Own(trace, full - 1, last - 1),
            Deletions: trace.AfterDeletion.Skip(full).Count(deleted => deleted),
            Kept: lengths.Average() - Prefix,
            LeastKept: lengths.Min() - Prefix);
    }

    /// <summary>Measures several programs in turns, with their places changed from round to round.</summary>
    public static async Task RunAsync(IReadOnlyList<FullWindow> windows, int rounds)
    {
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < windows.Count; i++)
            {
                var window = windows[(i + round) % windows.Count];
                window.Measured.Add(await window.RunAsync());
                Console.Error.Write('.');
            }
        }

        Console.Error.WriteLine();
    }

    /// <summary>Tokens per second from one token to a later one.</summary>
    private static double Rate(RunTrace trace, int from, int to) =>
        (to - from) / Stopwatch.GetElapsedTime(trace.Times[from], trace.Times[to]).TotalSeconds;

    private static double Own(RunTrace trace, int from, int to) => 1000d / (to - from) *
        (Stopwatch.GetElapsedTime(trace.Times[from], trace.Times[to]).TotalSeconds - (trace.Computed[to] - trace.Computed[from]));

    private static double ProcessorRate(RunTrace trace, int from, int to) => (to - from) / (trace.Processor[to] - trace.Processor[from]);
}
