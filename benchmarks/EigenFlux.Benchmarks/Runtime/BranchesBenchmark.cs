using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using EigenFlux.Benchmarks.Measuring;
using EigenFlux.Benchmarks.Native;
using EigenFlux.Compiler;
using EigenFlux.Models.Contract;
using EigenFlux.Models.LlamaCpp;
using EigenFlux.Models.Opening;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Run;
using EigenFlux.Scenes.Image;
using EigenFlux.Scenes.Program;

namespace EigenFlux.Benchmarks.Runtime;

/// <summary>
/// Sixteen branches of one prefix, evaluated in one batch and drawn from, beside llama.cpp's own benchmark of as many sequences, which
/// decodes given tokens and draws none.
/// </summary>
internal static class BranchesBenchmark
{
    private const int Branches = 16;
    private const int Prefix = 200;
    private const int Length = 64;
    private const double Bar = 0.95;

    public static Task RunAsync(int? rounds)
    {
        if (!Places.HasModel("runtime-branches"))
        {
            return Task.CompletedTask;
        }

        using var model = (LlamaModel)new LlamaEngine().Open(ModelUri.Parse(Places.Model!), new ModelOptions { Threads = Machine.Threads });
        var prefix = model.Tokenizer.Tokenize(Programs.Prose(2 * Prefix)).AsSpan(0, Prefix).ToArray();
        using var host = new FluxHost(new FluxHostOptions { Threads = Machine.Threads });
        var path = Programs.Save(Programs.ManyTurns(Length, Length, 1024, 180, ""));
        var compiled = host.Compile(host.Load(path), new CompileOptions { Model = Places.Model });
        Programs.Delete(path);
        var image = compiled.Image ?? throw new InvalidOperationException(string.Join('\n', compiled.Diagnostics));
        var likeliest = new SamplerSettings { Temperature = 0 };
        var names = new List<string>
        {
            "sessions, temperature 0.8, min-p 0.05",
            "sessions, temperature 0",
            "bare: `llama_decode` alone",
            "sixteen runs of a scene, as with `run --branches 16`",
        };
        var contestants = new List<Func<Took>>
        {
            () => Sessions(model, prefix, SamplerSettings.Default),
            () => Sessions(model, prefix, likeliest),
            () => Bare(model, prefix),
            () => RunsAsync(host, image).GetAwaiter().GetResult(),
        };
        if (Peers.BatchedBench is { } program)
        {
            names.AddRange(["`llama-batched-bench`, a memory for each sequence", "`llama-batched-bench -kvu`, one memory for all"]);
            contestants.AddRange([() => BatchedBench(program), () => BatchedBench(program, "-kvu")]);
        }
        else
        {
            Peers.SayMissing("llama-batched-bench");
        }

        var times = Rounds.Measure(rounds ?? 5, [.. contestants]);
        var table = new Table(
            $"runtime-branches: {Branches} branches of {Length} tokens after a prefix of {Prefix}, threads: {Machine.Threads}, {rounds ?? 5} rounds, load {Machine.Load()}",
            "", "tokens/s of all branches", "drawn at temperature 0.8 ÷ this, round by round", "in tokens for a second of processor time");
        for (var i = 0; i < times.Length; i++)
        {
            table.Add(
                names[i], new Samples(times[i].Seconds.Values.Select(seconds => Branches * Length / seconds)).Show("0.0"),
                times[i].Seconds.Over(times[0].Seconds).Show("0.000"),
                double.IsNaN(times[i].Processor.Median) ? "" : times[i].Processor.Over(times[0].Processor).Show("0.000"));
        }

        table.Print();
        foreach (var peer in Enumerable.Range(4, times.Length - 4))
        {
            foreach (var own in (int[])[0, 3])
            {
                var ratio = times[peer].Seconds.Over(times[own].Seconds).Median;
                Console.WriteLine($"\n{names[own]} ÷ {names[peer]}: {Samples.Number(ratio, "0.000")} (bar: at least {Samples.Number(Bar, "0.00")}: {(ratio >= Bar ? "held" : "MISSED")}).");
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>Draws from sixteen sessions that were forked from one.</summary>
    private static Took Sessions(LlamaModel model, TokenId[] prefix, SamplerSettings settings)
    {
        using var context = model.CreateContext(new ContextOptions(Prefix + Length, Branches));
        var first = context.CreateSession();
        first.Append(prefix);
        context.Evaluate([first]);
        var sessions = new IModelSession[Branches];
        sessions[0] = first;
        for (var i = 1; i < Branches; i++)
        {
            sessions[i] = first.Fork();
        }

        var samplers = Enumerable.Range(0, Branches).Select(i => model.CreateSampler(new SamplerRequest(settings, 7, i))).ToArray();
        var took = Took.By(() =>
        {
            for (var i = 0; i < Length; i++)
            {
                for (var branch = 0; branch < Branches; branch++)
                {
                    sessions[branch].Append([sessions[branch].Sample(samplers[branch])]);
                }

                context.Evaluate(sessions);
            }
        });
        Array.ForEach(samplers, sampler => sampler.Dispose());
        return took;
    }

    /// <summary>The native library alone, with tokens that nobody has drawn.</summary>
    private static Took Bare(LlamaModel model, TokenId[] prefix)
    {
        using var context = new BareSequences(model.Handle, (Prefix + Length) * Branches, Branches, model.Threads);
        context.Share(Array.ConvertAll(prefix, token => token.Value));
        var tokens = new int[Branches];
        var draw = new Random(7);
        return Took.By(() =>
        {
            for (var i = 0; i < Length; i++)
            {
                for (var branch = 0; branch < Branches; branch++)
                {
                    tokens[branch] = draw.Next(model.Tokenizer.VocabularySize);
                }

                context.Step(tokens);
            }
        });
    }

    /// <summary>
    /// Sixteen runs in one batch, from the first token that one of them draws to the last. A run whose turn is over begins another, until
    /// it has drawn as many tokens as the others.
    /// </summary>
    private static async Task<Took> RunsAsync(FluxHost host, FluxImage image)
    {
        var (tokens, started, ended) = (0, 0L, 0L);
        var (processorStarted, processorEnded) = (TimeSpan.Zero, TimeSpan.Zero);
        var seeds = Enumerable.Range(1, Branches).Select(seed => (ulong)seed).ToArray();
        var generated = new int[Branches];
        await foreach (var (run, happened) in host.RunManyAsync(image, new RunOptions { MaximumTokens = Length }, seeds, Branches))
        {
            if (happened is FluxEvent.Appended { Kind: SegmentKind.Turn } one && one.Generated > generated[run])
            {
                (ended, processorEnded) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
                if (tokens == 0)
                {
                    (started, processorStarted) = (ended, processorEnded);
                }

                // Tokens that end a text are drawn, too, and put nowhere.
                tokens += one.Generated - generated[run];
                generated[run] = one.Generated;
            }
        }

        // The first of each run comes from the prefix.
        var share = Branches * Length / (double)(tokens - Branches);
        return new Took(Stopwatch.GetElapsedTime(started, ended).TotalSeconds * share, (processorEnded - processorStarted).TotalSeconds * share);
    }

    /// <summary>What llama.cpp's own program measures, in a process of its own.</summary>
    private static Took BatchedBench(string program, params string[] more)
    {
        string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
        using var child = Process.Start(Places.Start(program, [
            "-m", Places.Model!, "-c", Text((Prefix + Length) * Branches * 2), "-b", "512", "-ub", "512",
            "-npp", Text(Prefix), "-ntg", Text(Length), "-npl", Text(Branches), "-pps", "--output-format", "jsonl",
            "-t", Text(Machine.Threads), "-tb", Text(Machine.Threads), .. more]))!;
        var errors = child.StandardError.ReadToEndAsync();
        var line = child.StandardOutput.ReadToEnd().Split('\n').FirstOrDefault(line => line.StartsWith('{'))
            ?? throw new InvalidOperationException($"llama-batched-bench failed: {errors.Result}");
        using var result = JsonDocument.Parse(line);
        return new Took(result.RootElement.GetProperty("t_tg").GetDouble(), double.NaN);
    }
}
