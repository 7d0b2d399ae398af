using EigenFlux.Models.Contract;
using EigenFlux.Runtime.Batching;

namespace EigenFlux.Runtime.Caches;

/// <summary>A session of a model, from which tokens are drawn.</summary>
/// <param name="reserved">The sessions that are reserved.</param>
/// <param name="session">The session.</param>
/// <param name="from">The cache that it was made from and is computed with; null if there is none.</param>
/// <param name="keepsTail">Whether what it alone has of the cache is kept when it rests.</param>
internal sealed class LiveCache(Reservation reserved, IModelSession session, WindowCache? from, bool keepsTail) : CacheState(session)
{
    public override Reservation Reserved => reserved;

    public override WindowCache? Base => from;

    /// <summary>The context of the session.</summary>
    public IModelContext Context => reserved.Context.Context;

    public override CacheState Fork() => new LiveCache(reserved.Share(), Session.Fork(), null, keepsTail: false);

    public override CacheState Accompany(WindowCache other) => new LiveCache(reserved.Share(), Session.Fork(), other, keepsTail: false);

    public override RestingCache Rest(CacheRoom room) => new(room.Keep(Session.Tokens), null);

    /// <summary>What the cache has of the tokens that the base does not have; null if that is not kept.</summary>
    /// <param name="until">How many of the first tokens may be needed again.</param>
    /// <param name="saves">How often the run was saved.</param>
    public KeptTail? Tail(int until, int saves) =>
        keepsTail && Session.Tokens.CommonPrefixLength(from!.Session.Tokens) is var start && start < until
        && Session.Tail(start, until - start) is { } tail
            ? new KeptTail(Session.Tokens.ToArray(), tail, saves)
            : null;

    public override void Dispose()
    {
        base.Dispose();
        reserved.Release();
    }
}
