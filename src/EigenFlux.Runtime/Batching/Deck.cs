using EigenFlux.Models.Contract;

namespace EigenFlux.Runtime.Batching;

/// <summary>
/// The contexts of one or more runs. Pages of several runs on the same model and window get sessions of one context, so that they are
/// computed together, and what they begin with is computed and kept once.
/// </summary>
/// <param name="width">How many runs are under way at once.</param>
internal sealed class Deck(int width) : IDisposable
{
    // A native context sets aside room for all its sessions at once, and knows a few hundred at most.
    private const int MostSessions = 96;

    private readonly List<DeckContext> contexts = [];

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
            var shares = width > 1 && model.Info.Capabilities.HasFlag(ModelCapabilities.Fork);
            var capacity = Math.Max(sessions, Math.Min(sessions * width, MostSessions));
            context = new DeckContext(model, window, capacity, shares);
            contexts.Add(context);
        }

        context.Free -= sessions;
        return new Reservation(context, sessions);
    }

    /// <inheritdoc/>
    public void Dispose() => contexts.ForEach(context => context.Dispose());
}
