using EigenFlux.Benchmarks.Measuring;
using EigenFlux.Runtime.Loop;

namespace EigenFlux.Benchmarks.Runtime;

/// <summary>Tokens per second before and after the window is full, in one run, with every policy.</summary>
internal static class DeletionBenchmark
{
    private static readonly (string Name, string Policy, double? Bar)[] Policies =
    [
        ("by turn, `shift`", "delete by turn\n  cache shift", 0.95),
        ("by turn down to 65 %, `shift`", "delete by turn down to 65 %\n  cache shift", 0.95),
        ("by block 64, `shift`", "delete by block 64\n  cache shift", 0.95),
        ("by block 16, `shift`", "delete by block 16\n  cache shift", 0.95),
        ("by token, `shift`", "delete by token\n  cache shift", 0.95),
        ("by turn down to 65 %, `exact`", "delete by turn down to 65 %\n  cache exact", 0.6),
    ];

    public static async Task RunAsync(int? rounds)
    {
        if (!Places.HasModel("runtime-deletion"))
        {
            return;
        }

        using var host = new FluxHost(new FluxHostOptions { Threads = Machine.Threads });
        var windows = Array.ConvertAll(Policies, policy => new FullWindow(host, policy.Policy, 60));
        await FullWindow.RunAsync(windows, rounds ?? 3);
        var table = new Table(
            $"runtime-deletion: window {FullWindow.Window}, prefix {windows[0].Prefix}, turns of {FullWindow.TurnLength} tokens, threads: {Machine.Threads}, {rounds ?? 3} rounds, load {Machine.Load()}",
            "", "tokens/s from the empty stream", "at the same lengths, before", "after the window is full", "after ÷ before", "bar", "", "in processor time",
            "outside of the engine, ms of a token, before", "after", "deletions");
        for (var i = 0; i < windows.Length; i++)
        {
            var ratio = windows[i].After.Over(windows[i].Before);
            table.Add(
                Policies[i].Name, windows[i].FromEmpty.Show("0.0"), windows[i].Before.Show("0.0"), windows[i].After.Show("0.0"),
                ratio.Show("0.00"), $"≥ {Policies[i].Bar}", ratio.Median >= Policies[i].Bar ? "held" : "MISSED",
                windows[i].InProcessorTime.Show("0.00"),
                windows[i].OwnBefore.Show("0.00"), windows[i].OwnAfter.Show("0.00"), $"{windows[i].Deletions}");
        }

        table.Print();
    }
}
