using System.Runtime.InteropServices;
using EigenFlux.Models.Contract;
using EigenFlux.Models.LlamaCpp.Native;

namespace EigenFlux.Models.LlamaCpp;

/// <summary>A page-state, its entries in the native cache, and the logits after its last token.</summary>
internal sealed unsafe class LlamaSession
    : IModelSession, IEditableCache, ISavedState, ISamplesItself, ITopLogProbabilities, ILogits, IHiddenStates
{
    private readonly PageTokens page;
    private readonly SequenceCache cache;
    private int inBatch;
    private int output = -1;
    private float* logits;
    private NativeBuffer? kept;
    private bool isDisposed;

    /// <summary>An empty session under a number of its context's.</summary>
    public LlamaSession(LlamaContext context, int id)
    {
        Context = context;
        Id = id;
        page = new PageTokens(context.Options.Window, context.Vocabulary);
        cache = new SequenceCache(context, id);
    }

    /// <inheritdoc/>
    public int Length => page.Length;

    /// <inheritdoc/>
    public ReadOnlySpan<TokenId> Tokens => page.All;

    /// <inheritdoc/>
    public int VocabularySize => Context.Vocabulary;

    /// <inheritdoc/>
    public long Evaluated { get; private set; }

    /// <inheritdoc/>
    public CacheMode ShiftsAs => Context.Model.Cache.CanShift ? CacheMode.Shift : CacheMode.Exact;

    /// <inheritdoc/>
    public int MostTop => Context.Vocabulary;

    /// <inheritdoc/>
    public int Width => Context.SteeringWidth;

    internal LlamaContext Context { get; }

    internal int Id { get; }

    internal SequenceCache Cache => cache;

    /// <summary>How many tokens have no entry in the cache and are in no batch.</summary>
    internal int Pending => page.Length - cache.Count - inBatch;

    /// <summary>The logits after the last token, or null where they are to be computed.</summary>
    internal float* Logits => logits;

    /// <inheritdoc/>
    public void Append(ReadOnlySpan<TokenId> tokensToAppend)
    {
        CheckOpen();
        if (tokensToAppend.IsEmpty)
        {
            return;
        }

        page.Insert(page.Length, tokensToAppend);
        logits = null;
    }

    /// <inheritdoc/>
    public void Truncate(int length) => Delete(length, page.Length - length, CacheMode.Exact);

    /// <inheritdoc/>
    public CacheMode Delete(int start, int count, CacheMode mode)
    {
        CheckOpen();
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start, page.Length - count, nameof(count));
        var done = mode == CacheMode.Shift ? ShiftsAs : CacheMode.Exact;
        var entries = cache.Count;
        if (done == CacheMode.Exact)
        {
            KeepExact(count == 0 ? entries : start);
        }
        else if (count > 0 && start < entries)
        {
            cache.Cut(start, Math.Min(count, entries - start));
        }

        page.Delete(start, count);
        if (count > 0 || cache.Count != entries)
        {
            logits = null;
        }

        return done;
    }

    /// <inheritdoc/>
    public CacheMode Insert(int at, ReadOnlySpan<TokenId> tokens, CacheMode mode)
    {
        CheckOpen();
        ArgumentOutOfRangeException.ThrowIfNegative(at);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(at, page.Length);
        page.Insert(at, tokens);
        var done = mode == CacheMode.Shift ? ShiftsAs : CacheMode.Exact;
        var entries = cache.Count;
        if (tokens.Length > 0)
        {
            logits = null;
        }

        if (done == CacheMode.Exact)
        {
            KeepExact(tokens.IsEmpty ? entries : at);
            logits = cache.Count == entries ? logits : null;
        }
        else if (tokens.Length > 0 && at < entries)
        {
            // What comes after has its entries; what comes between is computed now, while they are set aside.
            Context.DecodeBetween(this, at, tokens.Length);
        }

        return done;
    }

    /// <inheritdoc/>
    public void NextLogProbabilities(Span<float> destination)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(destination.Length, Context.Vocabulary, nameof(destination));
        LogProbabilities.Write(Evaluate(), destination);
    }

    /// <inheritdoc/>
    public void NextLogits(Span<float> destination)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(destination.Length, Context.Vocabulary, nameof(destination));
        new ReadOnlySpan<float>(Evaluate(), Context.Vocabulary).CopyTo(destination);
    }

    /// <inheritdoc/>
    public int TopLogProbabilities(Span<TokenId> tokens, Span<float> logProbabilities)
    {
        var row = Evaluate();
        var count = Likeliest.Write(new ReadOnlySpan<float>(row, Context.Vocabulary), tokens, logProbabilities);
        var normaliser = LogProbabilities.Normaliser(row, Context.Vocabulary);
        for (var i = 0; i < count; i++)
        {
            logProbabilities[i] = (float)(logProbabilities[i] - normaliser);
        }

        return count;
    }

    /// <inheritdoc/>
    public void LastHiddenState(Span<float> destination)
    {
        CheckOpen();
        CheckBegun();
        ArgumentOutOfRangeException.ThrowIfNotEqual(destination.Length, Width, nameof(destination));
        Context.ReadHidden(this, destination);
    }

    /// <inheritdoc/>
    public double LogProbabilityOf(TokenId token)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(token.Value, nameof(token));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(token.Value, Context.Vocabulary, nameof(token));
        var row = Evaluate();
        return row[token.Value] - LogProbabilities.Normaliser(row, Context.Vocabulary);
    }

    /// <inheritdoc/>
    public void AppendScored(ReadOnlySpan<TokenId> tokensToAppend, Span<float> destination)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(destination.Length, tokensToAppend.Length, nameof(destination));
        if (tokensToAppend.IsEmpty)
        {
            return;
        }

        if (!page.HasRoom(tokensToAppend.Length))
        {
            Append(tokensToAppend);
        }

        destination[0] = Score(Evaluate(), tokensToAppend[0]);
        Append(tokensToAppend);
        cache.CloseGaps();
        var scored = 1;
        while (Pending > 0)
        {
            var count = Context.DecodeScored(this);
            for (var i = 0; i < count && scored < destination.Length; i++)
            {
                destination[scored] = Score(Context.Row(i), tokensToAppend[scored]);
                scored++;
            }
        }
    }

    /// <inheritdoc/>
    public TokenId Sample(ISampler sampler, TokenMask? allowed = null)
    {
        return sampler switch
        {
            LlamaSampler own => new TokenId(Context.Draw(Evaluate(), own, allowed)),
            ILogitSampler managed => managed.Draw(this, allowed),
            _ => throw new ArgumentException("The sampler is another engine's.", nameof(sampler)),
        };
    }

    /// <inheritdoc/>
    public IModelSession Fork()
    {
        CheckOpen();
        return Context.Fork(this);
    }

    /// <inheritdoc/>
    public ICacheTail? Tail(int from, int count)
    {
        CheckOpen();
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(from, page.Length - count, nameof(count));
        return cache.Tail(from, Math.Min(count, cache.Count - from));
    }

    /// <inheritdoc/>
    public bool TryAppend(ICacheTail tail, ReadOnlySpan<TokenId> tokens)
    {
        CheckOpen();
        if (tail is not CacheTail own || own.Model != Context.Model || own.From != page.Length || tokens.Length > own.Count
            || !page.HasRoom(tokens.Length) || Pending > 0 || !cache.TryAppend(own, tokens.Length))
        {
            return false;
        }

        page.Insert(page.Length, tokens);
        logits = null;
        return true;
    }

    /// <inheritdoc/>
    public byte[] Save()
    {
        CheckOpen();
        return SessionState.Save(this);
    }

    /// <inheritdoc/>
    public void Load(ReadOnlySpan<byte> state)
    {
        CheckOpen();
        SessionState.Load(this, state);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (isDisposed)
        {
            return;
        }

        isDisposed = true;
        logits = null;
        kept?.Dispose();
        if (!Context.Handle.IsClosed)
        {
            cache.Clear();
        }

        Context.Remove(this);
    }

    /// <summary>A copy under another number.</summary>
    internal LlamaSession ForkTo(int id)
    {
        var fork = new LlamaSession(Context, id);
        fork.page.Set(Tokens);
        cache.ShareWith(fork.cache);
        if (logits is not null)
        {
            fork.Keep(logits);
        }

        return fork;
    }

    /// <summary>Sees to it that computing what is pending gives the next distribution.</summary>
    internal void Prepare()
    {
        CheckOpen();
        if (page.Length > 0 && Pending == 0 && logits is null)
        {
            // The distribution is known only just after the last token was computed.
            cache.Truncate(page.Length - 1);
        }

        if (Pending > 0)
        {
            cache.CloseGaps();
        }
    }

    /// <summary>Puts pending tokens into a batch, at most so many.</summary>
    internal void Fill(Batch batch, int most)
    {
        var count = Math.Min(most, Pending);
        var start = cache.Count + inBatch;
        var position = cache.NextPosition + inBatch;
        for (var i = 0; i < count; i++)
        {
            cache.Add(batch, page.All[start + i].Value, position + i);
        }

        inBatch += count;
    }

    /// <summary>Asks a batch for the logits after this session's last token, which was put there last.</summary>
    internal void MarkOutput(Batch batch)
    {
        if (inBatch > 0)
        {
            output = batch.MarkLast();
        }
    }

    /// <summary>Takes note that a batch was computed.</summary>
    internal void Advance()
    {
        cache.Grow(inBatch);
        Evaluated += inBatch;
        inBatch = 0;
        if (output >= 0)
        {
            logits = Context.Row(output);
            output = -1;
        }
    }

    /// <summary>Takes note that a batch failed.</summary>
    internal void Restore()
    {
        if (inBatch > 0)
        {
            inBatch = 0;
            output = -1;
            logits = null;
            cache.Repair();
        }
    }

    /// <summary>Copies logits that the next batch would write over.</summary>
    internal void KeepLogits()
    {
        if (logits is not null && (kept is null || logits != kept.Pointer) && inBatch == 0)
        {
            Keep(logits);
        }
    }

    /// <summary>Forgets the entries of the page-state, which are computed again.</summary>
    internal void Forget()
    {
        cache.Truncate(0);
        logits = null;
    }

    /// <summary>Forgets the last token's entry, if there is one.</summary>
    internal void ForgetLast()
    {
        cache.Truncate(page.Length - 1);
        logits = null;
    }

    /// <summary>Forgets all: the page-state and its entries.</summary>
    internal void Empty()
    {
        CheckOpen();
        cache.Clear();
        Adopt([], []);
    }

    /// <summary>Takes a state that was read from bytes. The entries are in the cache already.</summary>
    internal void Adopt(ReadOnlySpan<TokenId> newTokens, ReadOnlySpan<float> newLogits)
    {
        page.Set(newTokens);
        logits = null;
        if (!newLogits.IsEmpty)
        {
            fixed (float* row = newLogits)
            {
                Keep(row);
            }
        }
    }

    /// <summary>Keeps no more than so many entries, and none that remember what was deleted: they are no more exact than what is dropped.</summary>
    private void KeepExact(int most) => cache.Truncate(Math.Min(Math.Min(most, cache.Count), cache.InexactFrom));

    private void Keep(float* row)
    {
        var bytes = (nuint)Context.Vocabulary * sizeof(float);
        kept ??= new NativeBuffer(bytes);
        NativeMemory.Copy(row, kept.Pointer, bytes);
        logits = (float*)kept.Pointer;
    }

    private float* Evaluate()
    {
        CheckOpen();
        CheckBegun();
        if (logits is null)
        {
            var one = this;
            Context.Evaluate(new ReadOnlySpan<LlamaSession>(in one));
        }

        return logits;
    }

    private void CheckBegun()
    {
        if (page.Length == 0)
        {
            throw new ModelException(
                ModelErrorKind.EngineFailed,
                "The page-state is empty, and this model says nothing without a first token. Append its beginning-of-text token.");
        }
    }

    private float Score(float* row, TokenId token) => (float)(row[token.Value] - LogProbabilities.Normaliser(row, Context.Vocabulary));

    private void CheckOpen() => ObjectDisposedException.ThrowIf(isDisposed || Context.Handle.IsClosed, this);
}
