using EigenFlux.Models.Contract;

namespace EigenFlux.Models.Delegating;

/// <summary>
/// A session that passes all calls to another one. It has the other's abilities; a derived class that changes or observes one
/// implements its interface, and forwards to <see cref="Inner"/> by the methods of <see cref="ModelSessionExtensions"/>.
/// </summary>
/// <param name="context">The context that created the session, and wraps its forks.</param>
/// <param name="inner">The other session, which is disposed with this one.</param>
public abstract class DelegatingSession(DelegatingContext context, IModelSession inner) : IModelSession
{
    /// <summary>The context that hands it out.</summary>
    public DelegatingContext Context => context;

    /// <summary>The other session.</summary>
    public IModelSession Inner => inner;

    /// <inheritdoc/>
    public int Length => inner.Length;

    /// <inheritdoc/>
    public ReadOnlySpan<TokenId> Tokens => inner.Tokens;

    /// <inheritdoc/>
    public int VocabularySize => inner.VocabularySize;

    /// <inheritdoc/>
    public virtual long Evaluated => inner.Evaluated;

    /// <inheritdoc/>
    public virtual void Append(ReadOnlySpan<TokenId> tokens) => inner.Append(tokens);

    /// <inheritdoc/>
    public virtual void Truncate(int length) => inner.Truncate(length);

    /// <inheritdoc/>
    public virtual IModelSession Fork() => context.Wrap(inner.Fork());

    /// <inheritdoc/>
    public virtual void NextLogProbabilities(Span<float> destination) => inner.NextLogProbabilities(destination);

    /// <inheritdoc/>
    public virtual double LogProbabilityOf(TokenId token) => inner.LogProbabilityOf(token);

    /// <inheritdoc/>
    public virtual void AppendScored(ReadOnlySpan<TokenId> tokens, Span<float> destination) => inner.AppendScored(tokens, destination);

    /// <inheritdoc/>
    public virtual object? Ability(Type ability) => ability.IsInstanceOfType(this) ? this : inner.Ability(ability);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Disposes the other session.</summary>
    protected virtual void Dispose(bool disposing) => inner.Dispose();
}
