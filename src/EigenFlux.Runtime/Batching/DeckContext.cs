using EigenFlux.Models;

namespace EigenFlux.Runtime.Batching;

/// <summary>One context of a <see cref="Deck"/>.</summary>
internal sealed class DeckContext : IDisposable
{
    private readonly bool shares;
    private IModelSession? root;

    /// <param name="model">The model.</param>
    /// <param name="window">The tokens of its sessions' windows.</param>
    /// <param name="sessions">How many pages may have.</param>
    /// <param name="shares">Whether what sessions begin with is kept once, in a session that none of them has.</param>
    public DeckContext(ILanguageModel model, int window, int sessions, bool shares)
    {
        (Model, Window, Free, this.shares) = (model, window, sessions, shares);
        Context = model.CreateContext(new ContextOptions(window, sessions + (shares ? 1 : 0)));
    }

    public ILanguageModel Model { get; }

    public int Window { get; }

    public IModelContext Context { get; }

    /// <summary>How many sessions no page has reserved.</summary>
    public int Free { get; set; }

    /// <summary>A session that holds a prefix, computed by itself: what comes after it is the same however it came to be there.</summary>
    public IModelSession Begin(TokenId[] prefix)
    {
        if (!shares)
        {
            return Compute(prefix);
        }

        root ??= Compute(prefix);
        return root.Tokens.SequenceEqual(prefix) ? root.Fork() : Compute(prefix);
    }

    public void Dispose()
    {
        root?.Dispose();
        Context.Dispose();
    }

    private IModelSession Compute(TokenId[] prefix)
    {
        var session = Context.CreateSession();
        session.Append(prefix);
        if (prefix.Length > 0)
        {
            Context.Evaluate([session]);
        }

        return session;
    }
}
