using EigenFlux.Models.Constraints;
using EigenFlux.Models.Contract;
using EigenFlux.Models.Decoding;
using EigenFlux.Runtime.Caches;
using EigenFlux.Runtime.Checkpoints;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Prefixes;

namespace EigenFlux.Runtime.Run;

/// <summary>Reads the answers of models, persons and the clock from a journal.</summary>
/// <param name="journal">The journal. All members throw <see cref="InvalidDataException"/> if it does not have the answer next.</param>
internal sealed class ReplayedDrawing(Journal journal) : IDrawing
{
    public WindowCache OpenCache(CacheRoom room, TokenId[] prefix, IPrefixStore? store, Action<RunFault> notice) => WindowCache.OpenReplayed(room, prefix);

    public ISampler? CreateSampler(ILanguageModel model, SamplerRequest request) => null;

    public ValueTask<TokenId> TokenAsync(ITokenSource source, TokenMask? allowed)
    {
        source.BeforeReplay();
        var token = new TokenId(journal.ReadIndex(source.VocabularySize));
        source.Drew(token);
        return ValueTask.FromResult(token);
    }

    public double Number<T>(T from, Func<T, double> ask) => journal.ReadNumber();

    public double[] Numbers<T>(int count, T from, Func<T, double[]> ask)
    {
        var numbers = new double[count];
        for (var i = 0; i < count; i++)
        {
            numbers[i] = journal.ReadNumber();
        }

        return numbers;
    }

    public double[] AppendScored(IModelSession session, ReadOnlySpan<TokenId> tokens)
    {
        session.Append(tokens);
        return Numbers(tokens.Length, 0, static _ => []);
    }

    public int Index<T>(int count, T from, Func<T, int> ask) => journal.ReadIndex(count);

    public int Integer(int live) => journal.ReadInteger();

    public string Text(string live) => journal.ReadText();

    public ValueTask<string> TextAsync(Func<ValueTask<string>> ask) => ValueTask.FromResult(journal.ReadText());

    public bool Happened<T>(JournalEntry mark, T from, Func<T, bool> ask) => journal.ReadMark(mark);

    public ValueTask<T> RunAsync<T>(Func<ValueTask<T>> live, Func<ValueTask<T>> replayed) => replayed();
}
