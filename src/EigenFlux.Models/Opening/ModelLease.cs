using EigenFlux.Models.Contract;

namespace EigenFlux.Models.Opening;

/// <summary>
/// The open models of one user of a <see cref="ModelPool"/>, such as a run or a compilation. Its models stay open until it is
/// disposed, even if the pool is disposed first. Safe for concurrent use.
/// </summary>
public sealed class ModelLease : IDisposable
{
    private readonly ModelPool pool;
    private readonly Dictionary<PoolKey, PooledModel> held = [];
    private readonly Lock gate = new();
    private bool disposed;

    internal ModelLease(ModelPool pool) => this.pool = pool;

    /// <summary>Opens a model, or returns the open one. The pool owns it: do not dispose it, and do not use it after this lease.</summary>
    /// <exception cref="ModelException">No engine supports the address, or the model cannot be opened.</exception>
    /// <exception cref="ObjectDisposedException">The lease was disposed.</exception>
    public ILanguageModel Open(string uri, ModelOptions options) => Hold(new PoolKey(uri, options, IsTokenizer: false)).Model;

    /// <summary>As <see cref="Open"/>, without a wait if the model is open; a wait for an opening can be cancelled.</summary>
    /// <param name="uri">The address of the model.</param>
    /// <param name="options">The options of the opening.</param>
    /// <param name="cancellation">Ends the wait; the opening itself continues.</param>
    /// <exception cref="ModelException">No engine knows the address, or the model cannot be opened.</exception>
    /// <exception cref="ObjectDisposedException">The lease was disposed.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public ValueTask<ILanguageModel> OpenAsync(string uri, ModelOptions options, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return pool.IsOpen(new PoolKey(uri, options, IsTokenizer: false))
            ? new(Open(uri, options))
            : new(Task.Run(() => Open(uri, options), CancellationToken.None).WaitAsync(cancellation));
    }

    /// <summary>Opens only a model's tokenizer, or returns that of the open model. The pool owns it.</summary>
    /// <exception cref="ModelException">No engine supports the address, or the tokenizer cannot be opened.</exception>
    /// <exception cref="ObjectDisposedException">The lease was disposed.</exception>
    public ITokenizer OpenTokenizer(string uri, ModelOptions options) => Hold(new PoolKey(uri, options, IsTokenizer: true)).Tokenizer;

    /// <summary>Returns all that it has.</summary>
    public void Dispose()
    {
        PooledModel[] returned;
        lock (gate)
        {
            disposed = true;
            returned = [.. held.Values];
            held.Clear();
        }

        foreach (var entry in returned)
        {
            pool.Return(entry);
        }
    }

    /// <summary>Whether a tokenizer is one that this lease has.</summary>
    internal bool Has(ITokenizer tokenizer)
    {
        lock (gate)
        {
            return held.Values.Any(entry => ReferenceEquals(entry.Tokenizer, tokenizer));
        }
    }

    private PooledModel Hold(PoolKey key)
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            if (held.TryGetValue(key, out var known))
            {
                return known;
            }
        }

        var taken = pool.Take(key);
        lock (gate)
        {
            // Two threads may have asked at once; then one hold is enough.
            if (!disposed && held.TryAdd(key, taken))
            {
                return taken;
            }
        }

        pool.Return(taken);
        return Hold(key);
    }
}
