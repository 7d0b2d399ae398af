using System.Diagnostics;
using EigenFlux.Benchmarks.Measuring;
using EigenFlux.Benchmarks.Native;
using EigenFlux.Compiler;
using EigenFlux.Models.Contract;
using EigenFlux.Models.LlamaCpp;
using EigenFlux.Models.LlamaCpp.Native;
using EigenFlux.Models.Opening;
using EigenFlux.Runtime.Loop;
using EigenFlux.Runtime.Run;
using EigenFlux.Scenes.Program;

namespace EigenFlux.Benchmarks;

/// <summary>
/// The loop of a run beside bare decoding in the native library: the same weights in memory, the same prefix, the same tokens. Only
/// the time from the first generated token to the last counts. The order of the contestants turns from round to round.
/// </summary>
internal static class LoopBenchmark
{
    private const int Tokens = 240;
    private const int Window = 1024;
    private const double Bar = 1.05;

    public static async Task RunAsync(int? rounds)
    {
        if (!Places.HasModel("loop"))
        {
            return;
        }

        BareApi.Load();
        using var model = (LlamaModel)new LlamaEngine().Open(ModelUri.Parse(Places.Model!), new ModelOptions { Threads = Machine.Threads });
        await CompareAsync(model, "temperature 0", rounds ?? 12);
        Console.WriteLine();
        await CompareAsync(model, "temperature 0.8 min_p 0.05", rounds ?? 12);
    }

    private static async Task CompareAsync(LlamaModel model, string sampler, int rounds)
    {
        var greedy = sampler.EndsWith(" 0", StringComparison.Ordinal);
        var path = Programs.Save(Programs.LongTurn(Tokens, Window, sampler));
        using var host = new FluxHost(new FluxHostOptions { Threads = Machine.Threads });
        var compiled = host.Compile(host.Load(path), new CompileOptions { Model = Places.Model });
        Programs.Delete(path);
        var image = compiled.Image ?? throw new InvalidOperationException(string.Join('\n', compiled.Diagnostics));

        // FluxHost.RunAsync is this call; here it is given the model that the bare loop has too, so that both read the same weights.
        var timed = new TimedModel(model);
        var models = new OneModel(timed);
        Task<RunTrace> Loop() => RunTrace.ReadAsync(FluxRunner.RunAsync(image, models, new RunOptions { Seed = 7 }));

        var said = await Loop();
        var bare = new BareLoop(model, said);
        bare.Run(greedy, likeliest: false, out var same);
        var loopTime = new Samples();
        var bareTime = new Samples();
        var leastTime = new Samples();
        var loopStep = new Samples();
        var bareStep = new Samples();
        var leastStep = new Samples();
        var allocated = new Samples();
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < 3; i++)
            {
                switch ((round + i) % 3)
                {
                    case 0:
                        timed.Times.Clear();
                        var trace = await Loop();
                        same &= trace.Tokens.SequenceEqual(said.Tokens);
                        allocated.Add(trace.Allocated / (double)(trace.Tokens.Count - 1));
                        Take(timed.Times, loopTime, loopStep);
                        break;
                    case 1:
                        Take(bare.Run(greedy, likeliest: false, out var bareSame), bareTime, bareStep);
                        same &= bareSame;
                        break;
                    default:
                        Take(bare.Run(greedy, likeliest: true, out _), leastTime, leastStep);
                        break;
                }
            }
        }

        var count = said.Tokens.Count - 1;
        var table = new Table(
            $"loop: {said.Tokens.Count} tokens after {said.Prefill.Count}, {sampler}, threads: {Machine.Threads}, {rounds} rounds, load {Machine.Load()}",
            "", "tokens/s", "ms of a token", "ms, tenth percentile", "loop ÷ this, round by round", "median tokens", "tenth percentiles");
        Row("the loop of a run", loopTime, loopStep);
        Row("bare: llama_decode, llama_sampler_sample", bareTime, bareStep);
        Row("barest: llama_decode, the likeliest by vector instructions", leastTime, leastStep);
        table.Print();
        var overhead = loopTime.Over(bareTime).Median;
        Console.WriteLine();
        Console.WriteLine(greedy
            ? $"The same tokens each time: {(same ? "yes" : "NO")}."
            : "Bare loops draw with another seed, and go on with the loop's own tokens.");
        Console.WriteLine($"Overhead over bare decoding: {Samples.Number((overhead - 1) * 100, "0.0")} % "
            + $"(bar: at most {Samples.Number((Bar - 1) * 100, "0")} %: {(overhead <= Bar ? "held" : "MISSED")}).");
        Console.WriteLine($"Allocated by the whole process: {allocated.Show("0")} bytes a token.");

        void Row(string name, Samples time, Samples step) => table.Add(
            name,
            new Samples(time.Values.Select(seconds => count / seconds)).Show("0.0"),
            step.Show("0.00", 1000),
            Samples.Number(step.Quantile(0.1) * 1000, "0.00"),
            loopTime.Over(time).Show("0.000"),
            Samples.Number(loopStep.Median / step.Median, "0.000"),
            Samples.Number(loopStep.Quantile(0.1) / step.Quantile(0.1), "0.000"));
    }

    private static void Take(IReadOnlyList<long> times, Samples total, Samples steps)
    {
        total.Add(Stopwatch.GetElapsedTime(times[0], times[^1]).TotalSeconds);
        for (var i = 1; i < times.Count; i++)
        {
            steps.Add(Stopwatch.GetElapsedTime(times[i - 1], times[i]).TotalSeconds);
        }
    }

    private sealed class OneModel(ILanguageModel model) : IModelHost
    {
        public ILanguageModel Open(ModelProgram program) => model;
    }

    /// <summary>Says again what a run said, with the native library alone.</summary>
    private sealed class BareLoop(LlamaModel model, RunTrace said)
    {
        private readonly int[] prefill = [.. said.Prefill];
        private readonly int[] tokens = [.. said.Tokens];

        public long[] Run(bool greedy, bool likeliest, out bool same)
        {
            using var context = new BareContext(model.Handle, Window, model.Threads);
            using var chain = Chain(greedy);
            var times = new long[tokens.Length];
            same = true;
            context.Decode(prefill);
            for (var i = 0; i < tokens.Length; i++)
            {
                var drawn = likeliest ? context.Likeliest() : context.Draw(chain);
                times[i] = Stopwatch.GetTimestamp();
                same &= drawn == tokens[i];
                if (i + 1 < tokens.Length)
                {
                    context.Decode(tokens.AsSpan(i, 1));
                }
            }

            return times;
        }

        private static LlamaSamplerHandle Chain(bool greedy)
        {
            var chain = LlamaApi.llama_sampler_chain_init(noPerf: 1);
            if (greedy)
            {
                LlamaApi.llama_sampler_chain_add(chain, LlamaApi.llama_sampler_init_greedy());
                return chain;
            }

            LlamaApi.llama_sampler_chain_add(chain, LlamaApi.llama_sampler_init_min_p(0.05f, 1));
            LlamaApi.llama_sampler_chain_add(chain, LlamaApi.llama_sampler_init_temp(0.8f));
            LlamaApi.llama_sampler_chain_add(chain, LlamaApi.llama_sampler_init_dist(7));
            return chain;
        }
    }
}
