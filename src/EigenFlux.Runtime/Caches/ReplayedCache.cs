using EigenFlux.Models.Contract;

namespace EigenFlux.Runtime.Caches;

/// <summary>The tokens of a window of a run that is replayed, which becomes live when the replay ends.</summary>
/// <param name="tokens">The tokens.</param>
/// <param name="from">The cache that it is made from then; null if there is none.</param>
internal sealed class ReplayedCache(IModelSession tokens, WindowCache? from) : CacheState(tokens)
{
    public override WindowCache? Base => from;

    public override CacheState Fork() => new ReplayedCache(Session.Fork(), null);

    public override CacheState Accompany(WindowCache other) => new ReplayedCache(Session.Fork(), other);

    public override RestingCache Rest(CacheRoom room) => new(room.Keep(Session.Tokens), null);

    /// <summary>An empty session, which is to be given the same page-state.</summary>
    public LiveCache GoLive(CacheRoom room)
    {
        var reserved = from is null ? room.Reserve() : from.Live.Reserved.Share();
        return new LiveCache(reserved, reserved.Context.Context.CreateSession(), from, keepsTail: false);
    }

    /// <summary>A session with the same page-state, which is computed again; it shares what its base begins with.</summary>
    public LiveCache Recompute(CacheRoom room)
    {
        if (from is null)
        {
            var live = GoLive(room);
            live.Session.Append(Session.Tokens);
            return live;
        }

        var reserved = from.Live.Reserved.Share();
        var session = from.Session.Fork();
        session.ContinueAs(Session.Tokens);
        return new LiveCache(reserved, session, from, keepsTail: false);
    }
}
