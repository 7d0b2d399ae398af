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
    private const string Program = """
        character Ada { brief "Ada measures." }
        character Ben { brief "Ben doubts." }
        scene Talk() {
          window 160 tokens, reserve 24
          cast Ada, Ben
          repeat 4 {
            Ada -> said until line, 20 tokens
            Ben -> reply until line, 20 tokens
          }
          return said: said, reply: reply
        }
        """;

    public static Task RunAsync(int? rounds)
    {
        var path = Programs.Save(Program);
        using var host = new FluxHost(new FluxHostOptions { Threads = 1 });
        var compiled = host.Compile(host.Load(path), new CompileOptions());
        Programs.Delete(path);
        var image = compiled.Image ?? throw new InvalidOperationException(string.Join('\n', compiled.Diagnostics));
        var ends = new List<IReadOnlyList<FluxEvent.Done>>();
        Took Measure(Func<FluxHost, IReadOnlyList<FluxEvent.Done>> run) => Took.By(() =>
        {
            using var fresh = new FluxHost(host.Options);
            ends.Add(run(fresh));
        });

        string[] names =
        [
            $"{Callers} threads, each {Scenes} times `RunAsync`",
            "`RunManyAsync`, 16 at once (`--branches 16`)",
            "one `RunAsync` after the other",
        ];
        var times = Rounds.Measure(
            rounds ?? 5,
            () => Measure(fresh => OnThreads(fresh, image)),
            () => Measure(fresh => InBatchesAsync(fresh, image).GetAwaiter().GetResult()),
            () => Measure(fresh => [.. Enumerable.Range(0, Callers * Scenes).Select(seed => OneAsync(fresh, image, seed).GetAwaiter().GetResult())]));

        var table = new Table(
            $"callers: {Callers * Scenes} short scenes on builtin:mini, {Environment.ProcessorCount} processors, {rounds ?? 5} rounds, load {Machine.Load()}",
            "", "scenes/s", "threads ÷ this in throughput, round by round");
        for (var i = 0; i < times.Length; i++)
        {
            table.Add(
                names[i], new Samples(times[i].Seconds.Values.Select(seconds => Callers * Scenes / seconds)).Show("0"),
                times[i].Seconds.Over(times[0].Seconds).Show("0.000"));
        }

        table.Print();
        var finished = ends.Sum(round => round.Count(done => done.Fault is null));
        var tokens = ends.Select(round => string.Join(' ', round.OrderBy(done => done.Seed).Select(done => done.Generated))).Distinct().Count();
        Console.WriteLine($"\n{finished} of {ends.Count * Callers * Scenes} runs finished without a fault; the lengths of all runs are {(tokens == 1 ? "the same" : "DIFFERENT")} each time.");
        return Task.CompletedTask;
    }

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

    private static async Task<FluxEvent.Done> OneAsync(FluxHost host, FluxImage image, int seed)
    {
        FluxEvent.Done? end = null;
        await foreach (var happened in host.RunAsync(image, new RunOptions { Seed = (ulong)seed }))
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
