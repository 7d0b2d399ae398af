using EigenFlux.Models.Contract;
using EigenFlux.Runtime.Batching;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Prefixes;

namespace EigenFlux.Runtime.Caches;

/// <summary>
/// The cache under a window: <see cref="LiveCache"/> while tokens may be drawn from it, <see cref="RestingCache"/> while nobody speaks from it, and
/// <see cref="ReplayedCache"/> while the run is replayed.
/// </summary>
internal sealed class WindowCache : IDisposable
{
    private readonly CacheRoom room;
    private CacheState state;

    private WindowCache(CacheRoom room, CacheState state) => (this.room, this.state) = (room, state);

    /// <summary>The session, or the tokens alone.</summary>
    public IModelSession Session => state.Session;

    /// <summary>The model.</summary>
    public ILanguageModel Model => room.Model;

    /// <summary>The live state.</summary>
    /// <exception cref="InvalidOperationException">The cache is not live.</exception>
    public LiveCache Live => state as LiveCache ?? throw new InvalidOperationException("Nothing is computed for a window that is at rest or replayed.");

    /// <summary>A cache of a run that asks its models.</summary>
    /// <param name="room">What it takes.</param>
    /// <param name="prefix">The tokens that it begins with.</param>
    /// <param name="store">Where computed prefixes are kept; null for nowhere.</param>
    /// <param name="notice">Receives what a user should know.</param>
    public static WindowCache OpenLive(CacheRoom room, TokenId[] prefix, IPrefixStore? store, Action<RunFault> notice)
    {
        var reserved = room.Reserve();
        return new WindowCache(room, new LiveCache(reserved, reserved.Context.Begin(prefix, store, notice), null, keepsTail: false));
    }

    /// <summary>A cache of a run that is replayed.</summary>
    /// <param name="room">What it takes when it becomes live.</param>
    /// <param name="prefix">The tokens that it begins with.</param>
    public static WindowCache OpenReplayed(CacheRoom room, TokenId[] prefix) => new(room, new ReplayedCache(room.Keep(prefix), null));

    /// <summary>The same cache in a branch.</summary>
    public WindowCache Fork() => new(room, state.Fork());

    /// <summary>The same page-state, to be computed in one batch with this one, from the sessions that are reserved for this one.</summary>
    public WindowCache Accompany() => new(room, state.Accompany(this));

    /// <summary>The same page-state at rest.</summary>
    public WindowCache Rest() => new(room, state.Rest(room));

    /// <summary>Tokens are about to be drawn from a cache at rest: it becomes what the common cache is.</summary>
    /// <param name="common">The cache of what everyone sees, all of it computed.</param>
    /// <param name="mode">What deletions do to the cache.</param>
    /// <param name="splices">What makes this page-state of the other.</param>
    /// <param name="saves">How often the run was saved.</param>
    public void Raise(WindowCache common, CacheMode mode, Func<IReadOnlyList<Splice>> splices, int saves)
    {
        if (common.state is LiveCache)
        {
            var resting = (RestingCache)state;
            state = resting.Raise(common, mode, splices, saves);
            resting.Dispose();
        }
        else
        {
            state = new ReplayedCache(state.Session, common);
        }
    }

    /// <summary>No more tokens are drawn: the cache rests.</summary>
    /// <param name="until">How many of the first tokens may be needed when tokens are drawn again.</param>
    /// <param name="saves">How often the run was saved.</param>
    public void Lower(int until, int saves)
    {
        using var before = state;
        state = new RestingCache(room.Keep(before.Session.Tokens), (before as LiveCache)?.Tail(until, saves));
    }

    /// <summary>Computes the tokens of the window and of others in one batch; nothing while the run is replayed.</summary>
    /// <param name="walker">Waits for it.</param>
    public ValueTask ComputeAsync(Walker walker) =>
        state is LiveCache live ? walker.ComputeAsync(live.Context, live.Session) : ValueTask.CompletedTask;

    /// <summary>The same, with other sessions of the same context.</summary>
    /// <param name="walker">Waits for it.</param>
    /// <param name="others">The other sessions.</param>
    public ValueTask ComputeAsync(Walker walker, IEnumerable<IModelSession> others) =>
        state is LiveCache live ? walker.ComputeAsync(live.Context, [live.Session, .. others]) : ValueTask.CompletedTask;

    /// <summary>The replay ended: the cache gets an empty session.</summary>
    /// <returns>The page-state, which the session is to be given.</returns>
    public TokenId[] GoLive()
    {
        using var before = (ReplayedCache)state;
        state = before.GoLive(room);
        return before.Session.Tokens.ToArray();
    }

    /// <summary>The replay ended: the cache gets a session that computes the page-state again.</summary>
    public void Recompute()
    {
        using var before = (ReplayedCache)state;
        state = before.Recompute(room);
    }

    /// <inheritdoc/>
    public void Dispose() => state.Dispose();
}
