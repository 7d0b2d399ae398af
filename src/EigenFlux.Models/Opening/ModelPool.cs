namespace EigenFlux.Models.Opening;

/// <summary>
/// A pool of open models for concurrent users. Concurrent requests for a model share one opening; if it fails, it fails for all
/// of them, and the next request tries again. A model that is no longer leased stays open for later requests, until the limits
/// are exceeded (the least recently used models are closed first) or the pool is disposed. Safe for concurrent use.
/// </summary>
/// <param name="engines">The engines; the first that accepts an address opens it.</param>
/// <param name="limits">The limits of the models that stay open; null for none.</param>
public sealed class ModelPool(IEnumerable<IModelEngine> engines, ModelLimits? limits = null) : IDisposable
{
    private readonly ModelLimits limits = limits ?? ModelLimits.None;
    private readonly Lock gate = new();
    private readonly Dictionary<PoolKey, PooledModel> entries = [];

    // Those that nobody holds, with the one that was not used for longest first.
    private readonly LinkedList<PooledModel> idle = [];
    private bool disposed;

    /// <summary>The engines, in order of precedence.</summary>
    public IReadOnlyList<IModelEngine> Engines { get; } = [.. engines];

    /// <summary>The number of models, and of tokenizers opened alone, that are open or are being opened.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return entries.Count;
            }
        }
    }

    /// <summary>Creates a lease, through which models are opened.</summary>
    /// <returns>The lease, which the caller disposes when it no longer uses the models.</returns>
    /// <exception cref="ObjectDisposedException">The pool was disposed.</exception>
    public ModelLease Lease()
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            return new ModelLease(this);
        }
    }

    /// <summary>
    /// Closes every model that is not leased, and each other model when its last lease is disposed. New leases are refused.
    /// Existing leases continue to work, and can open more models.
    /// </summary>
    public void Dispose()
    {
        PooledModel[] closed;
        lock (gate)
        {
            disposed = true;
            closed = [.. idle];
            foreach (var entry in closed)
            {
                Remove(entry);
            }
        }

        Close(closed);
    }

    /// <summary>Whether an entry is open, so that nobody waits for it.</summary>
    internal bool IsOpen(PoolKey key)
    {
        lock (gate)
        {
            return entries.TryGetValue(key, out var entry) && entry.IsOpen;
        }
    }

    /// <summary>Opens an entry, or waits for whoever opens it, and holds it.</summary>
    internal PooledModel Take(PoolKey key)
    {
        PooledModel? entry;
        PooledModel[] closed;
        lock (gate)
        {
            // A model that is open lends its tokenizer.
            if ((!key.IsTokenizer || !entries.TryGetValue(key with { IsTokenizer = false }, out entry) || !entry.IsOpen)
                && !entries.TryGetValue(key, out entry))
            {
                entries.Add(key, entry = new PooledModel(key, this));
            }

            if (entry.Holders++ == 0 && entry.Idle.List is not null)
            {
                idle.Remove(entry.Idle);
            }

            // Room is made before the model takes it.
            closed = TakeExcess();
        }

        Close(closed);
        try
        {
            entry.Open();
        }
        catch
        {
            lock (gate)
            {
                entry.Holders--;
                Remove(entry);
            }

            throw;
        }

        if (limits.Bytes is not null)
        {
            // Its size is known only now.
            lock (gate)
            {
                closed = TakeExcess();
            }

            Close(closed);
        }

        return entry;
    }

    /// <summary>One who held an entry does so no more.</summary>
    internal void Return(PooledModel entry)
    {
        PooledModel[] closed;
        lock (gate)
        {
            if (--entry.Holders > 0)
            {
                return;
            }

            if (disposed)
            {
                Remove(entry);
                closed = [entry];
            }
            else
            {
                idle.AddLast(entry.Idle);
                closed = TakeExcess();
            }
        }

        Close(closed);
    }

    /// <summary>Removes what exceeds the limits and nobody holds.</summary>
    private PooledModel[] TakeExcess()
    {
        var excess = new List<PooledModel>();
        while (idle.First is { Value: var oldest } && (entries.Count > limits.Models || TakesMoreBytes()))
        {
            Remove(oldest);
            excess.Add(oldest);
        }

        return [.. excess];
    }

    private bool TakesMoreBytes() => limits.Bytes is { } most && entries.Values.Sum(entry => entry.Bytes) > most;

    private void Remove(PooledModel entry)
    {
        if (entry.Idle.List is not null)
        {
            idle.Remove(entry.Idle);
        }

        // Another may have its place already, where it could not be opened.
        if (entries.TryGetValue(entry.Key, out var present) && present == entry)
        {
            entries.Remove(entry.Key);
        }
    }

    // Never under the lock: an engine may take its time, and what is closed returns what it has borrowed.
    private static void Close(PooledModel[] entries)
    {
        foreach (var entry in entries)
        {
            entry.Close();
        }
    }
}
