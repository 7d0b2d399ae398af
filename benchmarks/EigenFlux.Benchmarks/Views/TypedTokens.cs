using EigenFlux.Benchmarks.Measuring;
using EigenFlux.Benchmarks.Native;
using EigenFlux.Benchmarks.Runtime;
using EigenFlux.Models.Constraints;
using EigenFlux.Models.Contract;
using EigenFlux.Models.LlamaCpp;
using EigenFlux.Models.LlamaCpp.Native;

namespace EigenFlux.Benchmarks.Views;

/// <summary>
/// The tokens of typed turns and of free ones after the same page, in one session that takes turns; and of turns that llama.cpp's own
/// grammar sampler holds to the same record.
/// </summary>
internal static class TypedTokens
{
    private const int Length = 128;
    private const double Bar = 1.1;

    private const string Page =
        "The archivist keeps a record of each case in JSON, on one line, with the title, how severe it is, the days that it took, its cost, whether "
        + "it is open, its code, its keeper, the words that describe it, who saw it, and its parts.\nThe case of the lamp:";

    /// <summary>Measures.</summary>
    public static void Run(LlamaModel model, int rounds)
    {
        BareApi.Load();
        TokenId[] page = [.. model.Tokenizer.BeginOfText is { } begin ? [begin] : Array.Empty<TokenId>(), .. model.Tokenizer.Tokenize(Page)];
        using var context = model.CreateContext(new ContextOptions(page.Length + Length + 8));
        using var session = (LlamaSession)context.CreateSession();
        session.Append(page);
        var constraint = TokenConstraint.For(model.Tokenizer, TypedShapes.Record(0));
        var saidByGrammar = 0;
        Turn(session, page.Length, () => Typed(model, session, constraint));
        var times = Rounds.Measure(
            rounds,
            () => Turn(session, page.Length, () => Free(model, session)),
            () => Turn(session, page.Length, () => Typed(model, session, constraint)),
            () => Turn(session, page.Length, () => saidByGrammar = ByGrammar(model, session)));
        var table = new Table(
            $"views-typed: {Length} tokens after {page.Length}, threads: {Machine.Threads}, {rounds} rounds, load {Machine.Load()}",
            "", "ms of a token", "of processor time", "÷ free, round by round", "in processor time");
        string[] names =
        [
            "a free turn", "a typed turn: records of ten fields", $"llama.cpp's grammar sampler before the others, the same record ({saidByGrammar} tokens)",
        ];
        for (var i = 0; i < names.Length; i++)
        {
            var scale = 1000.0 / (i == 2 ? saidByGrammar : Length);
            var share = scale / (1000.0 / Length);
            table.Add(
                names[i], times[i].Seconds.Show("0.00", scale), times[i].Processor.Show("0.00", scale),
                times[i].Seconds.Over(times[0].Seconds).Show("0.000", share), times[i].Processor.Over(times[0].Processor).Show("0.000", share));
        }

        table.Print();
        var ratio = times[1].Seconds.Over(times[0].Seconds).Median;
        Console.WriteLine($"\nTyped ÷ free: {Samples.Number(ratio, "0.000")} (bar: at most {Samples.Number(Bar, "0.0")}: {(ratio <= Bar ? "held" : "MISSED")}).");
    }

    /// <summary>Says a turn after the page, and then forgets it.</summary>
    private static Took Turn(LlamaSession session, int page, Action say)
    {
        var took = Took.By(say);
        session.Delete(page, session.Length - page, CacheMode.Exact);
        IModelSession[] one = [session];
        session.Context.Evaluate(one);
        return took;
    }

    private static void Free(LlamaModel model, LlamaSession session)
    {
        using var sampler = model.CreateSampler(new SamplerRequest(SamplerSettings.Default, 7, 0));
        for (var i = 0; i < Length; i++)
        {
            session.Append([session.Sample(sampler)]);
        }
    }

    /// <summary>As a runtime says it: it looks for the end, and whether the value could still be closed. Where a value is over another begins.</summary>
    private static void Typed(LlamaModel model, LlamaSession session, TokenConstraint constraint)
    {
        using var sampler = model.CreateSampler(new SamplerRequest(SamplerSettings.Default, 7, 0));
        var cursor = constraint.Begin();
        for (var i = 0; i < Length; i++)
        {
            TokenId token;
            if (cursor.Forced is { } forced)
            {
                sampler.Skip(forced);
                token = forced;
            }
            else
            {
                token = session.Sample(sampler, cursor.Allowed);
            }

            if (cursor.IsEnd(token) || cursor.ClosingTokensAfter(token) < 0)
            {
                throw new InvalidOperationException("A token was drawn that may not come.");
            }

            cursor.Take(token);
            session.Append([token]);
            if (cursor.IsFinished)
            {
                cursor = constraint.Begin();
            }
        }
    }

    private static int ByGrammar(LlamaModel model, LlamaSession session)
    {
        var chain = LlamaApi.llama_sampler_chain_init(noPerf: 1);
        var vocabulary = LlamaApi.llama_model_get_vocab(model.Handle);
        foreach (var sampler in (nint[])
        [
            BareApi.llama_sampler_init_grammar(vocabulary, TypedShapes.Grammar, "root"), LlamaApi.llama_sampler_init_min_p(0.05f, 1),
            LlamaApi.llama_sampler_init_temp(0.8f), LlamaApi.llama_sampler_init_dist(7),
        ])
        {
            LlamaApi.llama_sampler_chain_add(chain, sampler != 0 ? sampler : throw new InvalidOperationException("The grammar has a mistake."));
        }

        using var held = new LlamaSampler(chain, float.NegativeInfinity);
        var said = 0;
        while (said < Length && session.Sample(held) is var token && !model.Tokenizer.IsEndOfText(token))
        {
            session.Append([token]);
            said++;
        }

        return said;
    }
}
