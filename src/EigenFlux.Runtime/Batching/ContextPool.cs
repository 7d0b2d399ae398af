using EigenFlux.Models.Contract;

namespace EigenFlux.Runtime.Batching;

/// <summary>
/// The contexts of one or more runs. Pages of several runs on the same model and window get sessions of one context, so that they are
/// computed together, and what they begin with is computed and kept once.
/// </summary>
/// <param name="runs">The number of runs that are expected to be computed at once.</param>
internal sealed class ContextPool(int runs) : IDisposable
{
    // A native context sets aside room for all its sessions at once, and knows a few hundred at most.
    private const int MostSessions = 96;

    private readonly List<PooledContext> contexts = [];

    /// <summary>The number of runs that are expected to be computed at once: contexts that are made from here on have room for so many.</summary>
    public int Runs { get; set; } = runs;

    /// <summary>Sets sessions aside for a page.</summary>
    /// <param name="model">Its model.</param>
    /// <param name="window">Its window, in tokens.</param>
    /// <param name="sessions">How many it may need at once, its forks and premises included.</param>
    /// <exception cref="ModelException">The model has no room for them.</exception>
    public Reservation Reserve(ILanguageModel model, int window, int sessions)
    {
        var context = contexts.Find(open => ReferenceEquals(open.Model, model) && open.Window == window && open.Free >= sessions);
        if (context is null)
        {
            var shares = Runs > 1 && model.Info.Capabilities.HasFlag(ModelCapabilities.Fork);
            var capacity = Math.Max(sessions, Math.Min(sessions * Runs, MostSessions));
            context = new PooledContext(model, window, capacity, shares);
            contexts.Add(context);
        }

        context.Free -= sessions;
        return new Reservation(context, sessions);
    }

    /// <summary>
    /// Closes contexts that no page uses: all of them, or those of which a larger one is open. Contexts of a run that is over would keep its models open,
    /// and small ones would divide a batch.
    /// </summary>
    /// <param name="all">Whether no run is left.</param>
    public void Trim(bool all)
    {
        foreach (var unused in contexts.Where(context => context.IsUnused).ToList())
        {
            if (all || !contexts.Exists(other => !other.IsUnused && ReferenceEquals(other.Model, unused.Model))
                || contexts.Exists(other => other.Sessions > unused.Sessions && ReferenceEquals(other.Model, unused.Model) && other.Window == unused.Window))
            {
                contexts.Remove(unused);
                unused.Dispose();
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => contexts.ForEach(context => context.Dispose());
}
