using System.Text;
using EigenFlux.Benchmarks.Measuring;
using EigenFlux.Benchmarks.Runtime;
using EigenFlux.Compiler;
using EigenFlux.Models.LlamaCpp;
using EigenFlux.Models.Opening;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Loop;
using EigenFlux.Runtime.Run;
using EigenFlux.Scenes.Image;

namespace EigenFlux.Benchmarks.Views;

/// <summary>A jury of twelve with twelve different secrets, beside the same jury without; and where they think to themselves, beside the same aloud.</summary>
internal static class JuryBenchmark
{
    private const int Jurors = 12;
    private const int Window = 2048;
    private const int TurnLength = 32;
    private const double Bar = 0.5;
    private const int AuditEvery = 96;

    private static readonly (string Name, bool Secrets, string Thought, string Cache, int Against)[] Scenes =
    [
        ("no secrets", false, "", "exact", 0),
        ("twelve secrets, `exact`", true, "", "exact", 0),
        ("twelve secrets, `shift`", true, "", "shift", 0),
        ("no secrets, each thinks aloud", false, "j -> thought until {0} tokens", "exact", 3),
        ("twelve secrets, each thinks to itself, `exact`", true, "j -> thought seen by j until {0} tokens", "exact", 3),
        ("twelve secrets, each thinks to itself, `shift`", true, "j -> thought seen by j until {0} tokens", "shift", 3),
    ];

    public static async Task RunAsync(int? rounds)
    {
        if (!Places.HasModel("views"))
        {
            return;
        }

        using var model = (LlamaModel)new LlamaEngine().Open(ModelUri.Parse(Places.Model!), new ModelOptions { Threads = Machine.Threads });
        using var host = new FluxHost(new FluxHostOptions { Threads = Machine.Threads });
        var images = Array.ConvertAll(Scenes, scene => Compile(host, Source(scene.Secrets, scene.Thought, scene.Cache)));
        var samples = Array.ConvertAll(Scenes, _ => (Speed: new Samples(), Processor: new Samples(), Memory: new Samples(), Cache: 0L));
        for (var round = 0; round < (rounds ?? 3); round++)
        {
            for (var i = 0; i < Scenes.Length; i++)
            {
                var at = (i + round) % Scenes.Length;
                var models = new NotedModels(model);
                var (tokens, memory) = (0, 0L);
                GC.Collect();
                var before = Environment.WorkingSet;
                var took = Took.By(() => (tokens, memory) = CountAsync(images[at], models).GetAwaiter().GetResult());
                samples[at].Memory.Add((memory - before) / 1e6);
                samples[at].Speed.Add(tokens / took.Seconds);
                samples[at].Processor.Add(tokens / took.Processor);
                samples[at].Cache = models.CacheTokens;
                Console.Write('.');
                await Console.Out.FlushAsync();
            }
        }

        Console.WriteLine();
        var table = new Table(
            $"views: a jury of {Jurors}, window {Window}, turns of {TurnLength} tokens, threads: {Machine.Threads}, {rounds ?? 3} rounds, load {Machine.Load()}",
            "", "tokens/s", "÷ the same without", "in processor time", "bar", "", "tokens that the cache has room for", "MB of memory");
        for (var i = 0; i < Scenes.Length; i++)
        {
            var (speed, processor, memory, cache) = samples[i];
            var against = samples[Scenes[i].Against];
            var ratio = speed.Over(against.Speed);
            var isIt = Scenes[i].Against == i;
            table.Add(
                Scenes[i].Name, speed.Show("0.0"), isIt ? "" : ratio.Show("0.00"), isIt ? "" : processor.Over(against.Processor).Show("0.00"),
                isIt || Scenes[i].Against != 0 ? "" : $"≥ {Samples.Number(Bar, "0.0")}",
                isIt || Scenes[i].Against != 0 ? "" : ratio.Median >= Bar ? "held" : "MISSED", $"{cache:N0}", memory.Show("0"));
        }

        table.Print();
    }

    /// <summary>How far the cache is from exact where each thinks to itself. It is no matter of speed.</summary>
    public static async Task AuditAsync(int? rounds)
    {
        if (!Places.HasModel("views-audit"))
        {
            return;
        }

        using var model = (LlamaModel)new LlamaEngine().Open(ModelUri.Parse(Places.Model!), new ModelOptions { Threads = Machine.Threads });
        using var host = new FluxHost(new FluxHostOptions { Threads = Machine.Threads });
        var table = new Table(
            $"views-audit: every {AuditEvery} tokens, threads: {Machine.Threads}", "", "audits", "mean KL(exact ‖ cached), nats", "the largest");
        foreach (var (name, secrets, thought, cache, _) in Scenes.Where(scene => scene.Secrets))
        {
            var nats = new List<double>();
            var options = new RunOptions { Seed = 7, AuditCacheEvery = AuditEvery };
            await foreach (var happened in FluxRunner.RunAsync(Compile(host, Source(secrets, thought, cache)), new NotedModels(model), options))
            {
                if (happened is FluxEvent.Audited audited)
                {
                    nats.Add(audited.Nats);
                }
            }

            table.Add(name, $"{nats.Count}", Samples.Number(nats.Average(), "0.0000"), Samples.Number(nats.Max(), "0.0000"));
        }

        table.Print();
    }

    /// <summary>Runs a scene.</summary>
    /// <returns>The tokens that were generated, and the most bytes in memory after a turn.</returns>
    private static async Task<(int Tokens, long Memory)> CountAsync(FluxImage image, IModelHost models)
    {
        var memory = 0L;
        await foreach (var happened in FluxRunner.RunAsync(image, models, new RunOptions { Seed = 7 }))
        {
            memory = happened is FluxEvent.Stopped ? Math.Max(memory, Environment.WorkingSet) : memory;
            if (happened is FluxEvent.Done done)
            {
                return done.Fault is null ? (done.Generated, memory) : throw new InvalidOperationException(done.Fault.ToString());
            }
        }

        return (0, memory);
    }

    private static FluxImage Compile(FluxHost host, string source)
    {
        var path = Programs.Save(source);
        var compiled = host.Compile(host.Load(path), new CompileOptions { Model = Places.Model });
        Programs.Delete(path);
        return compiled.Image ?? throw new InvalidOperationException(string.Join('\n', compiled.Diagnostics));
    }

    private static string Source(bool secrets, string thought, string cache)
    {
        var program = new StringBuilder();
        string[] names = ["Nina", "Otto", "Petra", "Ravi", "Sofia", "Tomas", "Ulla", "Viktor", "Wanda", "Xenia", "Yusuf", "Zora"];
        foreach (var (name, i) in names.Select((name, i) => (name, i)))
        {
            var knows = secrets ? $"knows \"{name} saw the accused at {i + 1} o'clock by the harbour, and has told nobody why.\"" : "";
            program.AppendLine($"character {name} {{ brief \"{name}, juror number {i + 1}, who listens and speaks plainly.\" {knows} }}");
        }

        program.AppendLine($"coalition Jury({string.Join(", ", names)}) {{ brief \"Twelve jurors.\" }}");
        program.AppendLine($$"""
            scene Deliberation {
              window {{Window}} tokens, reserve 128
              target screenplay
              delete by turn
              cache {{cache}}
              cast Jury
              pin "A lock, a minute, a necklace. The jury must agree."
              repeat 3 {
                for j in Jury {
                  {{string.Format(System.Globalization.CultureInfo.InvariantCulture, thought, TurnLength)}}
                  j -> view until {{TurnLength}} tokens
                }
              }
              return views: view.count
            }
            """);
        return program.ToString();
    }
}
