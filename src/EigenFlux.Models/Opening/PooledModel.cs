using EigenFlux.Models.Contract;

namespace EigenFlux.Models.Opening;

/// <summary>
/// A model, or a tokenizer alone, that a <see cref="ModelPool"/> has open or is opening. <see cref="Holders"/> and <see cref="Idle"/>
/// belong to the pool, which changes them under its lock.
/// </summary>
internal sealed class PooledModel
{
    private readonly Lazy<Opened> opened;

    public PooledModel(PoolKey key, ModelPool pool)
    {
        Key = key;

        // The first to ask opens it and the others wait. What fails fails for all of these, and the pool forgets the entry.
        opened = new Lazy<Opened>(() => Open(key, pool), LazyThreadSafetyMode.ExecutionAndPublication);
        Idle = new LinkedListNode<PooledModel>(this);
    }

    /// <summary>What it is opened with.</summary>
    public PoolKey Key { get; }

    /// <summary>The number of leases that have it.</summary>
    public int Holders { get; set; }

    /// <summary>Its place among those that nobody has.</summary>
    public LinkedListNode<PooledModel> Idle { get; }

    /// <summary>Whether it is open.</summary>
    public bool IsOpen => opened.IsValueCreated;

    /// <summary>The model; opens it, or waits for whoever does.</summary>
    /// <exception cref="ModelException">It cannot be opened.</exception>
    public ILanguageModel Model => opened.Value.Model!;

    /// <summary>The tokenizer; opens it, or waits for whoever does.</summary>
    /// <exception cref="ModelException">It cannot be opened.</exception>
    public ITokenizer Tokenizer => opened.Value.Model?.Tokenizer ?? opened.Value.Tokenizer!;

    /// <summary>The bytes that it takes, as far as it is open and they are known.</summary>
    public long Bytes => opened.IsValueCreated ? opened.Value.Model?.Info.Bytes ?? 0 : 0;

    /// <summary>Opens it, or waits for whoever does.</summary>
    /// <exception cref="ModelException">It cannot be opened.</exception>
    public void Open() => _ = opened.Value;

    /// <summary>Closes it, and returns what it has borrowed. Nobody has it.</summary>
    public void Close()
    {
        var (model, tokenizer, borrowed) = opened.Value;
        using (borrowed)
        {
            model?.Dispose();
            if (tokenizer is IDisposable own && !borrowed.Has(tokenizer))
            {
                own.Dispose();
            }
        }
    }

    private static Opened Open(PoolKey key, ModelPool pool)
    {
        var uri = ModelUri.Parse(key.Uri);
        var engine = ModelEngines.Find(pool.Engines, uri);

        // A tokenizer that this one borrows stays open for as long as this one is.
        var borrowed = new ModelLease(pool);
        try
        {
            var options = key.Options.OpenTokenizer is null
                ? key.Options with { OpenTokenizer = other => borrowed.OpenTokenizer(other.Text, key.Options) }
                : key.Options;
            return key.IsTokenizer
                ? new Opened(null, engine.OpenTokenizer(uri, options), borrowed)
                : new Opened(engine.Open(uri, options), null, borrowed);
        }
        catch
        {
            borrowed.Dispose();
            throw;
        }
    }

    private sealed record Opened(ILanguageModel? Model, ITokenizer? Tokenizer, ModelLease Borrowed);
}
