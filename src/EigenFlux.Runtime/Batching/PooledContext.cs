using EigenFlux.Models.Contract;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Prefixes;

namespace EigenFlux.Runtime.Batching;

/// <summary>One context of a <see cref="ContextPool"/>.</summary>
internal sealed class PooledContext : IDisposable
{
    private readonly bool shares;
    private IModelSession? root;

    /// <param name="model">The model.</param>
    /// <param name="window">The tokens of its sessions' windows.</param>
    /// <param name="sessions">How many pages may have.</param>
    /// <param name="shares">Whether what sessions begin with is kept once, in a session that none of them has.</param>
    public PooledContext(ILanguageModel model, int window, int sessions, bool shares)
    {
        (Model, Window, Sessions, Free, this.shares) = (model, window, sessions, sessions, shares);
        Context = model.CreateContext(new ContextOptions(window, sessions + (shares ? 1 : 0)));
    }

    public ILanguageModel Model { get; }

    public int Window { get; }

    public IModelContext Context { get; }

    /// <summary>The number of sessions that pages may have.</summary>
    public int Sessions { get; }

    /// <summary>Whether no page has reserved any of them.</summary>
    public bool IsUnused => Free == Sessions;

    /// <summary>How many sessions no page has reserved.</summary>
    public int Free { get; set; }

    /// <summary>A session that holds a prefix, computed by itself: what comes after it is the same however it came to be there.</summary>
    /// <param name="prefix">The prefix.</param>
    /// <param name="store">Where it may be, or is kept; null for nowhere.</param>
    /// <param name="notice">Receives what a user should know.</param>
    public IModelSession Begin(TokenId[] prefix, IPrefixStore? store, Action<RunFault> notice)
    {
        if (!shares)
        {
            return Make(prefix, store, notice);
        }

        root ??= Make(prefix, store, notice);
        return root.Tokens.SequenceEqual(prefix) ? root.Fork() : Make(prefix, store, notice);
    }

    public void Dispose()
    {
        root?.Dispose();
        Context.Dispose();
    }

    private IModelSession Make(TokenId[] prefix, IPrefixStore? store, Action<RunFault> notice)
    {
        var session = Context.CreateSession();
        WarmPrefix.Begin(Model, Context, session, prefix, store, notice);
        return session;
    }
}
