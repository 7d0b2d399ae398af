using EigenFlux.Benchmarks.Measuring;
using EigenFlux.Compiler;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Run;
using EigenFlux.Scenes.Image;

namespace EigenFlux.Benchmarks.Runtime;

/// <summary>
/// Sixty-four callers that each run twenty short scenes on one new host, compared with the same runs in batches of sixteen and with the same runs one
/// after the other. The same seeds generate the same tokens in each.
/// </summary>
internal static class CallersBenchmark
{
    private const int Callers = 64;
    private const int Scenes = 20;
    public static Task RunAsync(int? rounds)
    {
        Measure("builtin:mini", Source(null, 4, 20), rounds ?? 5, Callers * Scenes);
        if (Places.HasModel("callers"))
        {
            Measure(Path.GetFileName(Places.Model!), Source(Places.Model, 1, 8), rounds ?? 1, Callers * Scenes / 8);
        }

        return Task.CompletedTask;
    }

    private static void Measure(string model, string source, int rounds, int alone)
    {
        var path = Programs.Save(source);
        var options = new FluxHostOptions { Threads = Machine.Threads, ModelFolders = [Path.GetPathRoot(path)!] };
        using var host = new FluxHost(options);
        var compiled = host.Compile(host.Load(path), new CompileOptions());
        Programs.Delete(path);
        var image = compiled.Image ?? throw new InvalidOperationException(string.Join('\n', compiled.Diagnostics));
        var ends = new List<FluxEvent.Done>[3];
        Took Timed(int arm, Func<FluxHost, IReadOnlyList<FluxEvent.Done>> run) => Took.By(() =>
        {
            using var fresh = new FluxHost(options);
            (ends[arm] ??= []).AddRange(run(fresh));
        });

        string[] names =
        [
            $"{Callers} threads, each {Scenes} times `RunAsync`",
            "`RunManyAsync`, 16 at once (`--branches 16`)",
            "one isolated `RunAsync` after the other",
        ];
        var times = Rounds.Measure(
            rounds,
            () => Timed(0, fresh => OnThreads(fresh, image)),
            () => Timed(1, fresh => InBatchesAsync(fresh, image).GetAwaiter().GetResult()),
            () => Timed(2, fresh => [.. Enumerable.Range(0, alone).Select(seed => OneAsync(fresh, image, seed, isolated: true).GetAwaiter().GetResult())]));

        int[] scenes = [Callers * Scenes, Callers * Scenes, alone];
        var isolated = ends[2].GroupBy(done => done.Seed).ToDictionary(same => same.Key, same => same.First());
        var table = new Table(
            $"callers: {Callers * Scenes} short scenes on {model}, {Environment.ProcessorCount} processors, {rounds} rounds, load {Machine.Load()}",
            "", "scenes/s", "threads ÷ this in throughput, round by round", "runs without a fault", "runs that say what they say alone");
        for (var i = 0; i < times.Length; i++)
        {
            table.Add(
                names[i],
                new Samples(times[i].Seconds.Values.Select(seconds => scenes[i] / seconds)).Show("0.0"),
                new Samples(times[i].Seconds.Values.Zip(times[0].Seconds.Values, (other, threads) => other / scenes[i] / (threads / scenes[0]))).Show("0.000"),
                $"{ends[i].Count(done => done.Fault is null)} of {ends[i].Count}",
                $"{Same(ends[i], isolated):P1}");
        }

        table.Print();
    }

    /// <summary>The share of runs with the result of the isolated run of their seed, among those that have one.</summary>
    private static double Same(List<FluxEvent.Done> ends, Dictionary<ulong, FluxEvent.Done> isolated) => ends
        .Where(done => isolated.ContainsKey(done.Seed))
        .Average(done => Text(done) == Text(isolated[done.Seed]) ? 1.0 : 0.0);

    private static string Text(FluxEvent.Done done) => $"{done.Result["said"].AsText()}\n{done.Result["reply"].AsText()}";

    private static string Source(string? model, int times, int tokens) => $$"""
        {{(model is null ? "" : $"model M = \"{model.Replace('\\', '/')}\" {{ temperature 0.8 min_p 0.05 }}")}}
        character Ada { brief "Ada measures." }
        character Ben { brief "Ben doubts." }
        scene Talk() {{(model is null ? "" : "on M ")}}{
          window 160 tokens, reserve 24
          cast Ada, Ben
          repeat {{times}} {
            Ada -> said until line, {{tokens}} tokens
            Ben -> reply until line, {{tokens}} tokens
          }
          return said: said.all, reply: reply.all
        }
        """;

    private static FluxEvent.Done[] OnThreads(FluxHost host, FluxImage image)
    {
        using var start = new Barrier(Callers);
        var ends = new FluxEvent.Done[Callers * Scenes];
        Thread[] threads = [.. Enumerable.Range(0, Callers).Select(caller => new Thread(() =>
        {
            start.SignalAndWait();
            for (var scene = 0; scene < Scenes; scene++)
            {
                var seed = (caller * Scenes) + scene;
                ends[seed] = OneAsync(host, image, seed).GetAwaiter().GetResult();
            }
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        return ends;
    }

    private static async Task<FluxEvent.Done> OneAsync(FluxHost host, FluxImage image, int seed, bool isolated = false)
    {
        FluxEvent.Done? end = null;
        await foreach (var happened in host.RunAsync(image, new RunOptions { Seed = (ulong)seed, Isolated = isolated }))
        {
            end = happened as FluxEvent.Done;
        }

        return end!;
    }

    private static async Task<IReadOnlyList<FluxEvent.Done>> InBatchesAsync(FluxHost host, FluxImage image)
    {
        var ends = new List<FluxEvent.Done>();
        ulong[] seeds = [.. Enumerable.Range(0, Callers * Scenes).Select(seed => (ulong)seed)];
        await foreach (var (_, happened) in host.RunManyAsync(image, new RunOptions(), seeds, 16))
        {
            if (happened is FluxEvent.Done done)
            {
                ends.Add(done);
            }
        }

        return ends;
    }
}
