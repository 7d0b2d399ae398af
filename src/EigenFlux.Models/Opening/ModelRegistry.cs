using EigenFlux.Models.Contract;

namespace EigenFlux.Models.Opening;

/// <summary>
/// Opens models and keeps them open for one user: a <see cref="ModelPool"/> with one lease. A second request with the same
/// options returns the open model. All models are disposed with the registry. Safe for concurrent use, except for disposal, which
/// closes the models immediately.
/// </summary>
public sealed class ModelRegistry : IDisposable
{
    private readonly ModelPool pool;
    private readonly ModelLease lease;

    /// <summary>Makes a registry of these engines; the first that accepts an address opens it.</summary>
    public ModelRegistry(IEnumerable<IModelEngine> engines)
    {
        pool = new ModelPool(engines);
        lease = pool.Lease();
    }

    /// <summary>The engines, in order of precedence.</summary>
    public IReadOnlyList<IModelEngine> Engines => pool.Engines;

    /// <summary>Opens a model, or returns the open one. The registry owns it: do not dispose it.</summary>
    /// <exception cref="ModelException">No engine supports the address, or the model cannot be opened.</exception>
    public ILanguageModel Open(string uri, ModelOptions options) => lease.Open(uri, options);

    /// <summary>Opens only a model's tokenizer, or returns that of the open model. The registry owns it.</summary>
    /// <exception cref="ModelException">No engine supports the address, or the tokenizer cannot be opened.</exception>
    public ITokenizer OpenTokenizer(string uri, ModelOptions options) => lease.OpenTokenizer(uri, options);

    /// <summary>Disposes every model and tokenizer that is open.</summary>
    public void Dispose()
    {
        lease.Dispose();
        pool.Dispose();
    }
}
