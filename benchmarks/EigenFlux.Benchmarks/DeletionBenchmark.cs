using EigenFlux.Benchmarks.Measuring;
using EigenFlux.Compiler;
using EigenFlux.Runtime.Loop;

namespace EigenFlux.Benchmarks;

/// <summary>
/// Tokens per second before and after the window is full, in one run: before, at the lengths that the page-state has afterwards too,
/// because attention to more tokens takes longer whatever is deleted.
/// </summary>
internal static class DeletionBenchmark
{
    private const int Window = 1024;
    private const int TurnLength = 32;

    // About 200 tokens with what else the prefix has.
    private const int PinnedWords = 180;

    public static async Task RunAsync(int? rounds)
    {
        if (!Places.HasModel("deletion"))
        {
            return;
        }

        (string Name, string Policy)[] policies =
        [
            ("by turn down to 65 %, shift", "delete by turn down to 65 %\n  cache shift"),
            ("by turn down to 65 %, exact", "delete by turn down to 65 %\n  cache exact"),
            ("by token, shift", "delete by token\n  cache shift"),
        ];
        using var host = new FluxHost(new FluxHostOptions { Threads = Machine.Threads });
        var images = policies.Select(policy =>
        {
            var path = Programs.Save(Programs.ManyTurns(60, TurnLength, Window, PinnedWords, policy.Policy));
            var result = host.Compile(host.Load(path), new CompileOptions { Model = Places.Model });
            Programs.Delete(path);
            return result.Image ?? throw new InvalidOperationException(string.Join('\n', result.Diagnostics));
        }).ToList();
        var empty = images.ConvertAll(_ => new Samples());
        var before = images.ConvertAll(_ => new Samples());
        var after = images.ConvertAll(_ => new Samples());
        var cycles = images.ConvertAll(_ => 0);
        for (var round = 0; round < (rounds ?? 3); round++)
        {
            for (var i = 0; i < images.Count; i++)
            {
                var at = (i + round) % images.Count;
                var trace = await RunTrace.ReadAsync(host.RunAsync(images[at], new RunOptions { Seed = 7 }));
                var full = trace.AfterDeletion.IndexOf(true);
                var last = trace.AfterDeletion.LastIndexOf(true);
                var shortest = trace.Lengths[full..].Min();
                var near = trace.Lengths.FindIndex(length => length >= Math.Min(shortest, Window * 4 / 5));
                empty[at].Add(Rate(trace, 0, full - 1));
                before[at].Add(Rate(trace, near, full - 1));

                // From just before the first deletion to just before the last: whole cycles.
                after[at].Add(Rate(trace, full - 1, last - 1));
                cycles[at] = trace.AfterDeletion.Skip(full).Count(deleted => deleted);
            }
        }

        var table = new Table(
            $"deletion: window {Window}, prefix {images[0].Plan.PrefixTokens}, turns of {TurnLength} tokens, threads: {Machine.Threads}, {rounds ?? 3} rounds, load {Machine.Load()}",
            "", "tokens/s from the empty stream", "at the same lengths, before", "after the window is full", "after ÷ before", "deletions");
        for (var i = 0; i < images.Count; i++)
        {
            table.Add(
                policies[i].Name, empty[i].Show("0.0"), before[i].Show("0.0"), after[i].Show("0.0"),
                after[i].Over(before[i]).Show("0.00"), $"{cycles[i]}");
        }

        table.Print();
    }

    /// <summary>Tokens per second from one token to a later one.</summary>
    private static double Rate(RunTrace trace, int from, int to) =>
        (to - from) / System.Diagnostics.Stopwatch.GetElapsedTime(trace.Times[from], trace.Times[to]).TotalSeconds;
}
