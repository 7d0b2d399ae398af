using EigenFlux.Benchmarks.Layout.Story;
using EigenFlux.Models.Contract;

namespace EigenFlux.Benchmarks.Layout.Measures;

/// <summary>
/// A page-state as a run's events rebuild it, and what of it a cache must compute. Where the cache is exact, what stands behind a
/// deletion or an insertion is computed again; where it is moved, it is not, and what is inserted is computed then and there.
/// </summary>
internal sealed class RunPage(PlayedStory story, bool moved)
{
    private readonly List<(StoryItem? Item, State State, int Id)> tokens = [];
    private readonly bool[] ever = new bool[story.Items.Count];

    // Everything before it is evaluated.
    private int evaluated;

    private enum State : byte
    {
        Evaluated,
        New,
        Again,
        Stale,
    }

    /// <summary>Tokens in the page-state.</summary>
    public int Length => tokens.Count;

    /// <summary>Tokens that were evaluated again since something before them changed, since it was last asked.</summary>
    public long Recomputed { get; private set; }

    /// <summary>Tokens of what was written again.</summary>
    public long Again { get; private set; }

    /// <summary>What it holds.</summary>
    public IReadOnlyList<Piece> Pieces =>
    [
        .. tokens.Where(token => token.Item is not null).GroupBy(token => token.Item!).Select(group => new Piece(group.Key, false, 0, group.Count())),
    ];

    /// <summary>Its tokens.</summary>
    public int[] Tokens => [.. tokens.Select(token => token.Id)];

    /// <summary>Tokens are put in.</summary>
    /// <param name="at">Before which position.</param>
    /// <param name="added">The tokens.</param>
    /// <param name="item">Whose they are; null for what is of no item.</param>
    /// <param name="goesOn">Whether they go on with what was written last.</param>
    /// <param name="again">Whether the run says that they are written again.</param>
    public void Append(int at, IReadOnlyList<TokenId> added, StoryItem? item, bool goesOn, bool again)
    {
        var count = added.Count;
        var state = again || (!goesOn && item is not null && ever[item.Index]) ? State.Again : State.New;
        if (item is not null)
        {
            ever[item.Index] = true;
        }

        if (moved && at < evaluated)
        {
            Again += state == State.Again ? count : 0;
            tokens.InsertRange(at, added.Select(token => (item, State.Evaluated, token.Value)));
            evaluated += count;
            return;
        }

        MakeStale(at);
        tokens.InsertRange(at, added.Select(token => (item, state, token.Value)));
    }

    /// <summary>Tokens are taken out.</summary>
    public void Delete(int at, int count)
    {
        evaluated = Math.Min(evaluated, at) + Math.Max(0, evaluated - at - count);
        tokens.RemoveRange(at, count);
        if (!moved)
        {
            MakeStale(at);
        }
    }

    /// <summary>A token is drawn: all before it must be evaluated.</summary>
    public void Evaluate()
    {
        for (var i = evaluated; i < tokens.Count; i++)
        {
            Recomputed += tokens[i].State == State.Stale ? 1 : 0;
            Again += tokens[i].State == State.Again ? 1 : 0;
            tokens[i] = tokens[i] with { State = State.Evaluated };
        }

        evaluated = tokens.Count;
    }

    /// <summary>Begins to count anew.</summary>
    public void Reset() => (Recomputed, Again) = (0, 0);

    private void MakeStale(int at)
    {
        for (var i = at; i < evaluated; i++)
        {
            tokens[i] = tokens[i].State == State.Evaluated ? tokens[i] with { State = State.Stale } : tokens[i];
        }

        evaluated = Math.Min(evaluated, at);
    }
}
