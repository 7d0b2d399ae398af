
namespace EigenFlux.Runtime.Caches;

/// <summary>The caches of a run that tokens may be drawn from, the oldest first, which are saved and restored together.</summary>
internal sealed class OpenCaches
{
    private readonly List<WindowCache> caches = [];

    /// <summary>
    /// How often the caches were saved. A run that is resumed from there has nothing of what was kept before, so this one does not use it either: both
    /// then compute the same.
    /// </summary>
    public int Saves { get; set; }

    /// <summary>Adds a cache.</summary>
    public void Add(WindowCache cache) => caches.Add(cache);

    /// <summary>Removes a cache, if it is there.</summary>
    public void Remove(WindowCache cache) => caches.Remove(cache);

    /// <summary>The states of all sessions.</summary>
    public IReadOnlyList<byte[]> Save()
    {
        Saves++;
        var states = caches.ConvertAll(cache => cache.Session.Save());

        // A restored session may lie in another order in its context. This run continues from what the resumed one would, to the last bit.
        Restore(states, least: 2);
        return states;
    }

    /// <summary>Restores the sessions of caches that are replayed.</summary>
    /// <param name="states">What <see cref="Save"/> returned.</param>
    /// <returns>Whether the states are those of these caches. If not, the sessions compute what was replayed.</returns>
    public bool Restore(IReadOnlyList<byte[]> states)
    {
        if (states.Count != caches.Count)
        {
            return false;
        }

        var replayed = caches.ConvertAll(cache => cache.GoLive());
        var fits = false;
        try
        {
            Restore(states, least: 1);
            fits = !caches.Where((cache, i) => !cache.Session.Tokens.SequenceEqual(replayed[i])).Any();
        }
        finally
        {
            // A turn that is open is ended on the page-state that was replayed, whatever the states are.
            for (var i = 0; !fits && i < caches.Count; i++)
            {
                caches[i].Session.ContinueAs(replayed[i]);
            }
        }

        return fits;
    }

    /// <summary>Computes what was replayed.</summary>
    public void Recompute() => caches.ForEach(cache => cache.Recompute());

    private void Restore(IReadOnlyList<byte[]> states, int least)
    {
        foreach (var group in caches.Select((cache, i) => (cache, i)).GroupBy(pair => pair.cache.Live.Context).Where(group => group.Count() >= least).ToList())
        {
            group.Key.Restore([.. group.Select(pair => pair.cache.Session)], [.. group.Select(pair => states[pair.i])]);
        }
    }
}
