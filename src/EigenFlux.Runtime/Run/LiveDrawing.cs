using EigenFlux.Models.Constraints;
using EigenFlux.Models.Contract;
using EigenFlux.Models.Decoding;
using EigenFlux.Runtime.Caches;
using EigenFlux.Runtime.Checkpoints;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Prefixes;

namespace EigenFlux.Runtime.Run;

/// <summary>Asks models, persons and the clock, and writes their answers into a journal.</summary>
/// <param name="journal">The journal.</param>
internal sealed class LiveDrawing(Journal journal) : IDrawing
{
    public WindowCache OpenCache(CacheRoom room, TokenId[] prefix, IPrefixStore? store, Action<RunFault> notice) =>
        WindowCache.OpenLive(room, prefix, store, notice);

    public ISampler CreateSampler(ILanguageModel model, SamplerRequest request) => model.CreateSampler(request);

    public async ValueTask<TokenId> TokenAsync(ITokenSource source, TokenMask? allowed)
    {
        var token = await source.SampleAsync(allowed).ConfigureAwait(false);
        journal.Write(token.Value);
        source.Drew(token);
        return token;
    }

    public double Number<T>(T from, Func<T, double> ask)
    {
        var number = ask(from);
        journal.Write(number);
        return number;
    }

    public double[] Numbers<T>(int count, T from, Func<T, double[]> ask)
    {
        var numbers = ask(from);
        Array.ForEach(numbers, journal.Write);
        return numbers;
    }

    public double[] AppendScored(IModelSession session, ReadOnlySpan<TokenId> tokens)
    {
        var single = new float[tokens.Length];
        session.AppendScored(tokens, single);
        var scores = Array.ConvertAll(single, static score => (double)score);
        Array.ForEach(scores, journal.Write);
        return scores;
    }

    public int Index<T>(int count, T from, Func<T, int> ask) => Integer(ask(from));

    public int Integer(int live)
    {
        journal.Write(live);
        return live;
    }

    public string Text(string live)
    {
        journal.Write(live);
        return live;
    }

    public async ValueTask<string> TextAsync(Func<ValueTask<string>> ask) => Text(await ask().ConfigureAwait(false));

    public bool Happened<T>(JournalEntry mark, T from, Func<T, bool> ask)
    {
        var happened = ask(from);
        if (happened)
        {
            journal.Mark(mark);
        }

        return happened;
    }

    public ValueTask<T> RunAsync<T>(Func<ValueTask<T>> live, Func<ValueTask<T>> replayed) => live();
}
