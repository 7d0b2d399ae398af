using EigenFlux.Benchmarks.Measuring;
using EigenFlux.Benchmarks.Native;
using EigenFlux.Models.Contract;
using EigenFlux.Models.LlamaCpp;
using EigenFlux.Models.Opening;

namespace EigenFlux.Benchmarks.Runtime;

/// <summary>
/// Watching three premises: each token that one session draws is scored by three others, whose definitions differ, beside the native
/// library decoding the same tokens in batches of four.
/// </summary>
internal static class PremisesBenchmark
{
    private const int Premises = 3;
    private const int Prefix = 200;
    private const int Length = 200;
    private const double Bar = 1.1;

    public static Task RunAsync(int? rounds)
    {
        if (!Places.HasModel("runtime-premises"))
        {
            return Task.CompletedTask;
        }

        using var model = (LlamaModel)new LlamaEngine().Open(ModelUri.Parse(Places.Model!), new ModelOptions { Threads = Machine.Threads });
        var prefix = model.Tokenizer.Tokenize(Programs.Prose(2 * Prefix)).AsSpan(0, Prefix).ToArray();
        var definitions = Array.ConvertAll(
            ["She is at home here.", "She tells the truth, whatever it costs.", "She lies, and is good at it.", "She has told nobody that the boat is gone."],
            text => model.Tokenizer.Tokenize(text));
        var said = new List<int>();
        Watch(model, prefix, definitions, said);
        int[] tokens = [.. said];
        var times = Rounds.Measure(
            rounds ?? 7,
            () => Watch(model, prefix, definitions, said),
            () => Bare(model, prefix, definitions, tokens, Premises + 1),
            () => Bare(model, prefix, definitions, tokens, 1));
        var table = new Table(
            $"runtime-premises: {Premises} premises, {Length} tokens after {Prefix}, threads: {Machine.Threads}, {rounds ?? 7} rounds, load {Machine.Load()}",
            "", "ms of a token", "watching ÷ this, round by round", "in processor time");
        string[] names =
        [
            "four sessions: one is drawn from, three give the token's log-probability",
            "bare: `llama_decode` of the same tokens in four sequences",
            "bare: `llama_decode` of the same tokens in one sequence",
        ];
        for (var i = 0; i < names.Length; i++)
        {
            table.Add(
                names[i], times[i].Seconds.Show("0.00", 1000.0 / Length),
                times[0].Seconds.Over(times[i].Seconds).Show("0.000"), times[0].Processor.Over(times[i].Processor).Show("0.000"));
        }

        table.Print();
        var ratio = times[0].Seconds.Over(times[1].Seconds).Median;
        Console.WriteLine($"\nWatching ÷ bare: {Samples.Number(ratio, "0.000")} (bar: at most {Samples.Number(Bar, "0.0")}: {(ratio <= Bar ? "held" : "MISSED")}).");
        return Task.CompletedTask;
    }

    /// <summary>Draws and scores, and tells the tokens that were drawn.</summary>
    private static Took Watch(LlamaModel model, TokenId[] prefix, TokenId[][] definitions, List<int> said)
    {
        said.Clear();
        using var context = model.CreateContext(new ContextOptions(Prefix + Length + 32, Premises + 1));
        using var sampler = model.CreateSampler(new SamplerRequest(SamplerSettings.Default, 7, 0));
        var first = context.CreateSession();
        first.Append(prefix);
        context.Evaluate([first]);
        IModelSession[] sessions = [first, .. Enumerable.Range(0, Premises).Select(_ => first.Fork())];
        for (var i = 0; i < sessions.Length; i++)
        {
            sessions[i].Append(definitions[i]);
        }

        context.Evaluate(sessions);
        var evidence = new double[Premises + 1];
        return Took.By(() =>
        {
            for (var i = 0; i < Length; i++)
            {
                var token = first.Sample(sampler);
                for (var premise = 1; premise <= Premises; premise++)
                {
                    evidence[premise] += sessions[premise].LogProbabilityOf(token);
                }

                said.Add(token.Value);
                foreach (var session in sessions)
                {
                    session.Append([token]);
                }

                context.Evaluate(sessions);
            }
        });
    }

    /// <summary>Decodes the same tokens.</summary>
    private static Took Bare(LlamaModel model, TokenId[] prefix, TokenId[][] definitions, int[] tokens, int sequences)
    {
        using var context = new BareSequences(model.Handle, (Prefix + Length + 32) * sequences, sequences, model.Threads);
        context.Share(Array.ConvertAll(prefix, token => token.Value));
        for (var sequence = 0; sequence < sequences; sequence++)
        {
            context.Append(sequence, Array.ConvertAll(definitions[sequence], token => token.Value));
        }

        var step = new int[sequences];
        return Took.By(() =>
        {
            foreach (var token in tokens)
            {
                Array.Fill(step, token);
                context.Step(step);
            }
        });
    }
}
