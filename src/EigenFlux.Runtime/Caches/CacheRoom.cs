using EigenFlux.Models.Contract;
using EigenFlux.Runtime.Batching;

namespace EigenFlux.Runtime.Caches;

/// <summary>What the cache of a window and of its forks takes.</summary>
/// <param name="ContextPool">Has the contexts.</param>
/// <param name="Model">The model.</param>
/// <param name="Window">The most tokens of a session.</param>
/// <param name="Sessions">How many sessions there may be at once: one for the window, and those of its forks and premises.</param>
internal sealed record CacheRoom(ContextPool ContextPool, ILanguageModel Model, int Window, int Sessions)
{
    /// <summary>Reserves the sessions.</summary>
    /// <exception cref="ModelException">The model has no room for them.</exception>
    public Reservation Reserve() => ContextPool.Reserve(Model, Window, Sessions);

    /// <summary>A page-state without a model.</summary>
    public IModelSession Keep(ReadOnlySpan<TokenId> tokens)
    {
        var session = new TokenSession(Model, Window);
        session.Append(tokens);
        return session;
    }
}
