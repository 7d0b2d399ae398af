using EigenFlux.Models.Contract;

namespace EigenFlux.Models.Delegating;

/// <summary>
/// A context that passes all calls to another one. Derive from it to change or observe some of them; override <see cref="Wrap"/> to do so with the
/// sessions too. It has the other's abilities, and those that a derived class adds.
/// </summary>
/// <param name="inner">The other context, which is disposed with this one.</param>
public abstract class DelegatingContext(IModelContext inner) : IModelContext, IRestorable
{
    private IModelSession[] unwrapped = [];

    /// <summary>The other context.</summary>
    public IModelContext Inner => inner;

    /// <inheritdoc/>
    public ContextOptions Options => inner.Options;

    /// <inheritdoc/>
    public virtual IModelSession CreateSession() => Wrap(inner.CreateSession());

    /// <inheritdoc/>
    public virtual ValueTask EvaluateAsync(IReadOnlyList<IModelSession> sessions, CancellationToken cancellation = default) =>
        inner.EvaluateAsync(Unwrap(sessions), cancellation);

    /// <inheritdoc/>
    public virtual void Restore(IReadOnlyList<IModelSession> sessions, IReadOnlyList<byte[]> states) =>
        (inner.Ability<IRestorable>() ?? throw new NotSupportedException("Ask for the ability first.")).Restore(Unwrap(sessions), states);

    /// <inheritdoc/>
    public virtual object? Ability(Type ability) =>
        ability == typeof(IRestorable) && inner.Ability(ability) is null ? null : ability.IsInstanceOfType(this) ? this : inner.Ability(ability);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>The session to hand out for one of the other context, forks among them; that one itself if nothing is changed in it.</summary>
    protected internal virtual IModelSession Wrap(IModelSession session) => session;

    /// <summary>Disposes the other context.</summary>
    protected virtual void Dispose(bool disposing) => inner.Dispose();

    /// <summary>The other context's own sessions.</summary>
    private IModelSession[] Unwrap(IReadOnlyList<IModelSession> sessions)
    {
        if (unwrapped.Length != sessions.Count)
        {
            unwrapped = new IModelSession[sessions.Count];
        }

        for (var i = 0; i < unwrapped.Length; i++)
        {
            unwrapped[i] = sessions[i] is DelegatingSession wrapper && wrapper.Context == this ? wrapper.Inner : sessions[i];
        }

        return unwrapped;
    }
}
