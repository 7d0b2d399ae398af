using EigenFlux.Models.Contract;

namespace EigenFlux.Runtime.Caches;

/// <summary>The tokens of a window from which nothing is drawn at the moment, and what is kept of its cache.</summary>
/// <param name="tokens">The tokens.</param>
/// <param name="kept">What is kept; null for nothing.</param>
internal sealed class RestingCache(IModelSession tokens, KeptTail? kept) : CacheState(tokens)
{
    public override CacheState Fork() => new RestingCache(Session.Fork(), kept);

    public override CacheState Accompany(WindowCache other) => throw new InvalidOperationException("Nothing is computed for a window at rest.");

    public override RestingCache Rest(CacheRoom room) => new(room.Keep(Session.Tokens), kept);

    /// <summary>
    /// A session with the same tokens, made from one that has most of them. Exact, it shares what both begin with, and what was kept is restored as far as
    /// it still holds. With a shift it shares every segment that both have.
    /// </summary>
    /// <param name="common">The cache whose session it is made from, all of it computed.</param>
    /// <param name="mode">What deletions do to the cache.</param>
    /// <param name="splices">What makes this page-state of the other.</param>
    /// <param name="saves">How often the run was saved. What was kept before the last time is not restored: a resumed run does not have it either.</param>
    public LiveCache Raise(WindowCache common, CacheMode mode, Func<IReadOnlyList<Splice>> splices, int saves)
    {
        var live = common.Live;
        var reserved = live.Reserved.Share();
        var wanted = Session.Tokens;
        var session = common.Session.Fork();
        var isExact = mode == CacheMode.Exact || session.ShiftsAs() == CacheMode.Exact;
        if (isExact)
        {
            if (kept is { } own && own.Saves == saves)
            {
                own.Restore(session, wanted);
            }

            session.ContinueAs(wanted);
        }
        else
        {
            session.Apply(splices(), wanted);
        }

        return new LiveCache(reserved, session, common, isExact);
    }
}
