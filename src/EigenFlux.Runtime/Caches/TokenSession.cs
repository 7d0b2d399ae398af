using EigenFlux.Models.Contract;

namespace EigenFlux.Runtime.Caches;

/// <summary>A page-state without a model behind it: of a run that is replayed, or of a window from which nobody speaks at the moment.</summary>
internal sealed class TokenSession(ILanguageModel model, int window) : IModelSession, IEditableCache
{
    private readonly List<TokenId> tokens = new(Math.Min(window, 4096));

    public int Length => tokens.Count;

    public ReadOnlySpan<TokenId> Tokens => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(tokens);

    public int VocabularySize => model.Tokenizer.VocabularySize;

    public CacheMode ShiftsAs => Done(CacheMode.Shift);

    public long Evaluated => 0;

    public void Append(ReadOnlySpan<TokenId> tokens) => this.tokens.AddRange(tokens);

    public void Truncate(int length) => tokens.RemoveRange(length, tokens.Count - length);

    public CacheMode Delete(int start, int count, CacheMode mode)
    {
        tokens.RemoveRange(start, count);
        return Done(mode);
    }

    public CacheMode Insert(int at, ReadOnlySpan<TokenId> tokens, CacheMode mode)
    {
        this.tokens.InsertRange(at, tokens);
        return Done(mode);
    }

    public void NextLogProbabilities(Span<float> destination) => throw Nothing();

    public void AppendScored(ReadOnlySpan<TokenId> tokens, Span<float> destination) => throw Nothing();

    public double LogProbabilityOf(TokenId token) => throw Nothing();

    public IModelSession Fork()
    {
        var fork = new TokenSession(model, window);
        fork.tokens.AddRange(tokens);
        return fork;
    }

    public void Dispose()
    {
    }

    private CacheMode Done(CacheMode mode) => model.Info.Capabilities.HasFlag(ModelCapabilities.Shift) ? mode : CacheMode.Exact;

    private static InvalidOperationException Nothing() => new("Nothing is computed here.");
}
