using EigenFlux.Models.Contract;
using EigenFlux.Runtime.Batching;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Prefixes;

namespace EigenFlux.Runtime.Pages;

/// <summary>
/// The session under a page, and the sessions that are set aside for its forks. While a run is recalled there is none: the page-state
/// alone is kept, and nothing is computed. So it is with a view that shares all but its end with another page, while nobody speaks from it.
/// </summary>
internal sealed class PageCache : IDisposable
{
    private readonly Deck deck;
    private readonly ILanguageModel model;
    private readonly int window;
    private readonly int sessions;
    private PageCache? beside;
    private Reservation? reserved;
    private (TokenId[] Tokens, ICacheTail Tail, int Age)? kept;
    private bool keeps;

    /// <summary>A page-state of a run that asks its models.</summary>
    /// <param name="deck">Has the contexts.</param>
    /// <param name="model">The model.</param>
    /// <param name="window">The window, in tokens.</param>
    /// <param name="sessions">How many sessions are set aside: one for the page, and what its forks need.</param>
    /// <param name="prefix">What the page-state begins with.</param>
    /// <param name="store">Where computed prefixes are kept; null for nowhere.</param>
    /// <param name="notice">Receives what a user should know.</param>
    public PageCache(
        Deck deck, ILanguageModel model, int window, int sessions, TokenId[] prefix, IPrefixStore? store, Action<RunFault> notice)
    {
        (this.deck, this.model, this.window, this.sessions) = (deck, model, window, sessions);
        reserved = deck.Reserve(model, window, sessions);
        Session = reserved.Context.Begin(prefix, store, notice);
    }

    /// <summary>A page-state of a run that is being recalled.</summary>
    /// <param name="deck">Has the contexts.</param>
    /// <param name="model">The model.</param>
    /// <param name="window">The window, in tokens.</param>
    /// <param name="sessions">How many sessions are set aside: one for the page, and what its forks need.</param>
    /// <param name="prefix">What the page-state begins with.</param>
    public PageCache(Deck deck, ILanguageModel model, int window, int sessions, TokenId[] prefix)
    {
        (this.deck, this.model, this.window, this.sessions) = (deck, model, window, sessions);
        Session = new TokenSession(model, window);
        Session.Append(prefix);
    }

    private PageCache(PageCache other, PageCache? beside)
    {
        this.beside = beside;
        (deck, model, window, sessions) = (other.deck, other.model, other.window, other.sessions);
        reserved = other.reserved?.Share();
        Session = other.Session.Fork();
        kept = other.kept;
    }

    private PageCache(PageCache other, ReadOnlySpan<TokenId> tokens)
    {
        (deck, model, window, sessions, kept) = (other.deck, other.model, other.window, other.sessions, other.kept);
        Session = new TokenSession(model, window);
        Session.Append(tokens);
    }

    /// <summary>The session, or what stands for one while the run is recalled.</summary>
    public IModelSession Session { get; private set; }

    /// <summary>The model.</summary>
    public ILanguageModel Model => model;

    /// <summary>The session's context.</summary>
    /// <exception cref="InvalidOperationException">The run is being recalled.</exception>
    public IModelContext Context => reserved?.Context.Context
        ?? throw new InvalidOperationException("Nothing is computed while a run is recalled.");

    /// <summary>The same page-state, to go its own way.</summary>
    public PageCache Fork() => new(this, beside: null);

    /// <summary>The same page-state, to be computed in one batch with this one's: of the sessions that were set aside for this one.</summary>
    public PageCache Beside() => new(this, beside: this);

    /// <summary>The same page-state, from which nothing is drawn yet.</summary>
    public PageCache Apart() => new(this, Session.Tokens);

    /// <summary>
    /// Something is to be drawn from a page-state that stood apart: it gets a session that has what it shares with another page's from there.
    /// Exact, that is what both begin with, and what it had besides comes back as far as it still holds. With a shift it is all that both have.
    /// </summary>
    /// <param name="common">The other page's, all of which is computed.</param>
    /// <param name="mode">What the author wants deletions to do to the cache.</param>
    /// <param name="splices">What makes this page-state of the other.</param>
    /// <param name="age">The age of what may come back.</param>
    public void Raise(PageCache common, CacheMode mode, Func<IReadOnlyList<Splice>> splices, int age)
    {
        RaiseRecalled(common);
        reserved = common.reserved!.Share();
        var wanted = Session.Tokens.ToArray();
        var session = common.Session.Fork();
        keeps = mode == CacheMode.Exact || session.ShiftsAs() == CacheMode.Exact;
        if (!keeps)
        {
            session.Apply(splices(), wanted);
        }
        else
        {
            if (kept is { } own && own.Age == age)
            {
                BringBack(session, wanted, own.Tokens, own.Tail);
            }

            session.ContinueAs(wanted);
        }

        kept = null;
        Session.Dispose();
        Session = session;
    }

    /// <summary>The same where a run is being recalled: the session comes when that is over.</summary>
    /// <param name="common">The other page's.</param>
    public void RaiseRecalled(PageCache common) => beside = common;

    /// <summary>Nothing more is drawn: the page-state stands apart again. Where it is exact, what the cache has for it alone is put away.</summary>
    /// <param name="until">How many of the first tokens may be there when something is drawn again.</param>
    /// <param name="age">The age of what is put away: what is older than it is then does not come back.</param>
    public void Lower(int until, int age)
    {
        var tokens = Session.Tokens.ToArray();
        if (keeps && reserved is not null && Session.Tokens.CommonPrefixLength(beside!.Session.Tokens) is var from && from < until
            && Session.Tail(from, until - from) is { } tail)
        {
            kept = (tokens, tail, age);
        }

        Session.Dispose();
        reserved?.Release();
        (reserved, beside) = (null, null);
        Session = new TokenSession(model, window);
        Session.Append(tokens);
    }

    /// <summary>The run has been recalled: an empty session takes the place of what stood for one.</summary>
    /// <returns>The page-state up to here, which the session is to be given.</returns>
    public TokenId[] GoLive()
    {
        var tokens = Session.Tokens.ToArray();
        reserved = beside is null ? deck.Reserve(model, window, sessions) : beside.reserved!.Share();
        Session = reserved.Context.Context.CreateSession();
        return tokens;
    }

    /// <summary>The run goes on from what was recalled, which is computed anew; what a page beside it begins with is shared.</summary>
    public void Recompute()
    {
        if (beside is null)
        {
            var tokens = GoLive();
            Session.Append(tokens);
            return;
        }

        reserved = beside.reserved!.Share();
        var session = beside.Session.Fork();
        session.ContinueAs(Session.Tokens);
        Session.Dispose();
        Session = session;
    }

    /// <summary>Puts back what was put away, as far as the tokens are still the same.</summary>
    private static void BringBack(IModelSession session, ReadOnlySpan<TokenId> wanted, ReadOnlySpan<TokenId> had, ICacheTail tail)
    {
        var same = wanted.CommonPrefixLength(had[..(tail.From + tail.Count)]);
        if (same > tail.From && session.Tokens.CommonPrefixLength(wanted) >= tail.From)
        {
            session.Delete(tail.From, session.Length - tail.From, CacheMode.Exact);
            session.TryAppend(tail, wanted[tail.From..same]);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Session.Dispose();
        reserved?.Release();
    }
}
