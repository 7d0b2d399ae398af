using EigenFlux.Models.Contract;

namespace EigenFlux.Models.Delegating;

/// <summary>
/// A model that passes all calls to another one. Derive from it to change or observe some of them; override <see cref="Wrap"/> to do so with the
/// contexts too. It has the other's abilities, and those that a derived class adds.
/// </summary>
/// <param name="inner">The other model, which is disposed with this one.</param>
public abstract class DelegatingModel(ILanguageModel inner) : ILanguageModel
{
    /// <summary>The other model.</summary>
    public ILanguageModel Inner => inner;

    /// <inheritdoc/>
    public virtual ModelInfo Info => inner.Info;

    /// <inheritdoc/>
    public virtual ITokenizer Tokenizer => inner.Tokenizer;

    /// <inheritdoc/>
    public virtual IReadOnlySet<string> SamplerNames => inner.SamplerNames;

    /// <inheritdoc/>
    public virtual IModelContext CreateContext(ContextOptions options) => Wrap(inner.CreateContext(options));

    /// <inheritdoc/>
    public virtual ISampler CreateSampler(SamplerRequest request) => inner.CreateSampler(request);

    /// <inheritdoc/>
    public virtual object? Ability(Type ability) => ability.IsInstanceOfType(this) ? this : inner.Ability(ability);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>The context to hand out for one of the other model; that one itself if nothing is changed in it.</summary>
    protected virtual IModelContext Wrap(IModelContext context) => context;

    /// <summary>Disposes the other model, unless a derived class only borrows it.</summary>
    protected virtual void Dispose(bool disposing) => inner.Dispose();
}
