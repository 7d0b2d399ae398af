using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using EigenFlux.Benchmarks.Measuring;

namespace EigenFlux.Benchmarks.Runtime;

/// <summary>Tokens per second before and after the window is full, with every policy.</summary>
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

    /// <summary>
    /// Each run has a process of its own. Where a process's memory lies makes one run some per cent faster than another from its start to
    /// its end or in a part of it, which within one process would be the same for every round.
    /// </summary>
    public static async Task RunAsync(int? rounds)
    {
        if (!Places.HasModel("runtime-deletion"))
        {
            return;
        }

        var measured = Array.ConvertAll(Policies, _ => new WindowSamples());
        for (var round = 0; round < (rounds ?? 3); round++)
        {
            for (var i = 0; i < Policies.Length; i++)
            {
                var policy = (i + round) % Policies.Length;
                measured[policy].Add(await MeasureAsync(policy));
                Console.Error.Write('.');
            }
        }

        Console.Error.WriteLine();
        var table = new Table(
            $"runtime-deletion: window {FullWindow.Window}, prefix {measured[0].Last.Prefix}, turns of {FullWindow.TurnLength} tokens, threads: {Machine.Threads}, {rounds ?? 3} rounds, load {Machine.Load()}",
            "", "tokens/s from the empty stream", "at the same lengths, before", "after the window is full", "after ÷ before", "bar", "", "in processor time",
            "outside of the engine, ms of a token, before", "after", "deletions");
        foreach (var (policy, samples) in Policies.Zip(measured))
        {
            var ratio = samples.After.Over(samples.Before);
            table.Add(
                policy.Name, samples.FromEmpty.Show("0.0"), samples.Before.Show("0.0"), samples.After.Show("0.0"),
                ratio.Show("0.00"), $"≥ {policy.Bar}", ratio.Median >= policy.Bar ? "held" : "MISSED",
                samples.InProcessorTime.Show("0.00"), samples.OwnBefore.Show("0.00"), samples.OwnAfter.Show("0.00"), $"{samples.Last.Deletions}");
        }

        table.Print();
    }

    /// <summary>Measures one policy in this process, and prints what it has shown as JSON.</summary>
    public static async Task RunChildAsync(int policy)
    {
        using var host = new FluxHost(new FluxHostOptions { Threads = Machine.Threads });
        var window = new FullWindow(host, Policies[policy].Policy, 60);
        Console.WriteLine(JsonSerializer.Serialize(await window.RunAsync()));
    }

    private static async Task<WindowRun> MeasureAsync(int policy)
    {
        using var child = Process.Start(Places.Self("child-deletion", policy.ToString(CultureInfo.InvariantCulture)))!;
        var errors = child.StandardError.ReadToEndAsync();
        var output = await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();
        return child.ExitCode == 0
            ? JsonSerializer.Deserialize<WindowRun>(output)!
            : throw new InvalidOperationException($"A run failed: {await errors}");
    }
}
