using EigenFlux.Models.Contract;
using EigenFlux.Runtime.Batching;

namespace EigenFlux.Runtime.Caches;

/// <summary>What a <see cref="WindowCache"/> is at the moment.</summary>
/// <param name="session">The session, or the tokens alone.</param>
internal abstract class CacheState(IModelSession session) : IDisposable
{
    /// <summary>The session, or the tokens alone.</summary>
    public IModelSession Session => session;

    /// <summary>The sessions that are reserved; null if there are none.</summary>
    public virtual Reservation? Reserved => null;

    /// <summary>The cache that this one was made from and is computed with; null if there is none.</summary>
    public virtual WindowCache? Base => null;

    /// <summary>The same in a branch.</summary>
    public abstract CacheState Fork();

    /// <summary>The same page-state at rest.</summary>
    public abstract RestingCache Rest(CacheRoom room);

    /// <summary>The same page-state with another cache as its base.</summary>
    public abstract CacheState Accompany(WindowCache other);

    public virtual void Dispose() => session.Dispose();
}
