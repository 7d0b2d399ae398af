using System.Text;
using EigenFlux.Models.Contract;
using EigenFlux.Runtime.Amplitudes;
using EigenFlux.Runtime.Caches;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Run;
using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Runtime.Windows;

/// <summary>
/// The page-state of one model in one scene: the ledger says which segments are where, the session holds the tokens, and each change
/// of both is an event.
/// </summary>
internal sealed partial class Page : IDisposable
{
    private readonly RunState run;
    private readonly WindowCache memory;
    private readonly PageLedger ledger;
    private readonly CacheMode cache;
    private readonly List<LedgerDeletion> deletions = [];
    private readonly TokenId[] one = new TokenId[1];
    private readonly bool isApart;
    private readonly IReadOnlyList<PlannedSegment> own = [];
    private readonly PremisePages? premises;
    private Action<FluxEvent> emit;
    private bool isComputed;

    /// <param name="run">The run.</param>
    /// <param name="sessions">How many sessions the page and its forks may need at once.</param>
    /// <param name="model">The model.</param>
    /// <param name="name">The model's name in events; null for the scene's own.</param>
    /// <param name="plan">The scene's layout for this model.</param>
    /// <param name="universes">What the premises that the scene watches change in it.</param>
    /// <param name="ledger">An empty ledger for the scene's window and policy.</param>
    /// <param name="cache">What the author wants deletions and insertions to do to the cache.</param>
    /// <param name="views">Whose views it is; null for everyone's.</param>
    /// <param name="emit">Receives the events.</param>
    public Page(
        RunState run,
        int sessions,
        ILanguageModel model,
        string? name,
        ScenePlan plan,
        IReadOnlyList<PremisePlan> universes,
        PageLedger ledger,
        CacheMode cache,
        PageViews? views,
        Action<FluxEvent> emit)
    {
        (this.run, Model, Name, this.ledger, this.cache, Plan, Views) = (run, model, name, ledger, cache, plan, views);
        var prefix = plan.Prefix.SelectMany(segment => segment.TokenIds).Select(id => new TokenId(id)).ToArray();
        var window = plan.Window + universes.Select(universe => universe.Excess).DefaultIfEmpty(0).Max();
        var room = new CacheRoom(run.Services.Deck, model, window, sessions);
        memory = run.Drawing.Current.OpenCache(room, prefix, run.Options.Prefixes, fault => emit(new FluxEvent.Noticed(fault)));
        run.Caches.Add(memory);
        premises = PremisePages.Open(run.Drawing, run.Caches, memory, universes);
        Collapse = new PageCollapse(run.Drawing, name, model, memory);
        this.emit = Watched(emit);
        foreach (var segment in plan.Prefix)
        {
            var at = ledger.Length;
            ledger.Append(new LedgerEntry(segment.Id, segment.Kind) { InPrefix = true }, segment.TokenIds.Count);
            this.emit(new FluxEvent.Appended(
                at, segment.Id, segment.Kind, prefix[at..ledger.Length], segment.Text, Again: false, name));
        }
    }

    private Page(Page other, RunState branch, LedgerCopies copies, RunScope scope, Action<FluxEvent> emit)
    {
        (run, Model, Name, Plan, cache, Views) =
            (branch, other.Model, other.Name, other.Plan, other.cache, other.Views is null ? null : new PageViews(other.Views.Names));
        ledger = other.ledger.Fork(copies);
        memory = other.memory.Fork();
        (isApart, own) = (other.isApart, other.own);
        if (!isApart)
        {
            run.Caches.Add(memory);
        }

        premises = other.premises?.Fork(branch.Drawing, branch.Caches, memory, scope, emit);
        Collapse = other.Collapse.Fork(run.Drawing, memory);
        this.emit = Watched(emit);
    }

    private Page(Page other, PageLedger ledger, PageViews views, IReadOnlyList<PlannedSegment> secrets, Action<FluxEvent> emit)
    {
        (run, Model, Name, Plan, cache, this.ledger, Views) = (other.run, other.Model, other.Name, other.Plan, other.cache, ledger, views);
        (isApart, own) = (true, secrets);
        memory = other.memory.Rest();
        Collapse = other.Collapse.Fork(run.Drawing, memory);
        this.emit = Watched(emit);
    }

    public ILanguageModel Model { get; }

    public string? Name { get; }

    public ScenePlan Plan { get; }

    public ITokenizer Tokenizer => Model.Tokenizer;

    /// <summary>Watches the page-state for collapse.</summary>
    public PageCollapse Collapse { get; }

    /// <summary>Whose views it is; null for everyone's.</summary>
    public PageViews? Views { get; private set; }

    /// <summary>Takes down the turn that is being written, for other pages; null where nobody wants it.</summary>
    public TurnTape? Tape { get; set; }

    /// <summary>The same page, in a branch.</summary>
    /// <param name="branch">The branch.</param>
    /// <param name="copies">Gives the copies of the entries.</param>
    /// <param name="scope">Has the slots of the watches.</param>
    /// <param name="events">Receives the events.</param>
    public Page Fork(RunState branch, LedgerCopies copies, RunScope scope, Action<FluxEvent> events) =>
        new(this, branch, copies, scope, events);

    /// <summary>Some of those whose view it is get a page of their own, which is the same up to here.</summary>
    /// <param name="leaving">Who gets the new page.</param>
    /// <param name="copies">Gives the copies of the entries.</param>
    /// <param name="events">Receives the events of both.</param>
    public Page Part(IReadOnlyList<string> leaving, LedgerCopies copies, Action<FluxEvent> events)
    {
        var part = new Page(this, ledger.Fork(copies), new PageViews(leaving), own, events);
        Views = new PageViews([.. Views!.Names.Except(leaving)]);
        emit = Watched(events);
        return part;
    }

    /// <summary>
    /// A page of some who have more in the window than what this one holds. What is pinned stands at the end, and the room for it is taken
    /// from the reserve. It follows this page, and is computed only where something is drawn from it.
    /// </summary>
    /// <param name="viewers">Whose view.</param>
    /// <param name="secrets">What the viewers have pinned besides, in order.</param>
    /// <param name="copies">Gives the copies of the entries.</param>
    /// <param name="events">Receives the view's events.</param>
    /// <param name="without">The segments that do not come along; null where all do.</param>
    public Page Beside(
        IReadOnlyList<string> viewers, IReadOnlyList<PlannedSegment> secrets, LedgerCopies copies, Action<FluxEvent> events, Predicate<string>? without)
    {
        var kept = Math.Max(0, Plan.Reserve - secrets.Sum(secret => secret.TokenIds.Count));
        var page = new Page(this, ledger.Fork(copies, kept), new PageViews(viewers), secrets, events);
        foreach (var entry in page.ledger.Entries.Where(entry => without?.Invoke(entry.Segment) == true).ToList())
        {
            var gone = page.ledger.Remove(entry);
            page.memory.Session.Delete(gone.At, gone.Count, CacheMode.Exact);
        }

        page.TellAll(TokenBytes.Telling(PageViews.Telling(page.Views, events), Tokenizer));
        page.PutSecrets(again: false);
        return page;
    }

    /// <summary>Something is to be drawn from a view: what is pinned in it comes to its end, and what it shares with the common page is computed.</summary>
    /// <param name="common">The page that has what everyone sees.</param>
    public async ValueTask RaiseAsync(Page common)
    {
        if (ledger.Entries.Count < own.Count || !ledger.Entries.TakeLast(own.Count).Select(entry => entry.Segment).SequenceEqual(own.Select(secret => secret.Id)))
        {
            foreach (var secret in own)
            {
                Remove(secret.Id);
            }

            PutSecrets(again: true);
        }

        await common.ComputeAsync().ConfigureAwait(false);
        memory.Raise(
            common.memory,
            cache,
            () => Splices.Of(common.ledger.Entries, common.memory.Session.Tokens, ledger.Entries, memory.Session.Tokens),
            run.Caches.Saves);
        run.Caches.Add(memory);
    }

    /// <summary>Nothing more is drawn from the view.</summary>
    public void Lower()
    {
        run.Caches.Remove(memory);

        // What is pinned goes to the end before something is drawn again, so that nothing from there on stays.
        var first = own.Count == 0 ? null : ledger.Find(own[0].Id);
        memory.Lower(first is null ? ledger.Length : ledger.PositionOf(first), run.Caches.Saves);
        isComputed = false;
    }

    /// <summary>The universes of the premises that its scene watches; null where it watches none.</summary>
    public PremisePages? Premises => premises;

    public IReadOnlyList<LedgerEntry> Entries => ledger.Entries;

    /// <summary>Whether there is room for so many tokens more with nothing deleted.</summary>
    public bool HasRoomFor(int tokens) => ledger.Length + tokens <= ledger.Limit;

    /// <summary>The most tokens that a segment may have which is written now.</summary>
    public int Room => ledger.Room;

    /// <summary>Whether a segment is in the window, and nothing was cut off it.</summary>
    public bool HoldsWhole(string segment) => ledger.Find(segment) is { WasCut: false };

    /// <summary>Writes a segment: at the end, or at its depth.</summary>
    /// <param name="entry">The segment.</param>
    /// <param name="tokens">Its tokens.</param>
    /// <param name="text">Its text.</param>
    /// <param name="again">Whether it is written again.</param>
    /// <param name="said">Which of the tokens somebody says; null for none.</param>
    public void Write(LedgerEntry entry, TokenId[] tokens, string text, bool again, Spoken? said = null)
    {
        MakeRoom(() => ledger.MakeRoomToBegin(tokens.Length, deletions));
        if (entry.Depth is { } depth)
        {
            Insert(ledger.IndexAtDepth(depth), entry, tokens, text, again);
            return;
        }

        ledger.Append(entry, tokens.Length);
        FindCharacters(entry, 0, tokens);
        Put(entry.Segment, entry.Kind, tokens, text, again, said);
    }

    /// <summary>Puts notes with a depth back to their places.</summary>
    public void RestoreNotes(Func<string, (TokenId[] Tokens, string Text)> written) => NoteDepth.Restore(ledger, move =>
    {
        var (tokens, text) = written(move.Entry.Segment);
        Delete(move.Deleted);
        PutAt(move.At, move.Entry, tokens, text, again: true);
    });

    /// <summary>Opens a turn.</summary>
    /// <param name="segment">Its segment.</param>
    /// <param name="tokens">What opens it.</param>
    /// <param name="text">The text of that.</param>
    /// <param name="speaker">Whose turn it is.</param>
    /// <param name="readsConditions">Whether conditions are looked at after each token.</param>
    public LedgerEntry OpenTurn(string segment, TokenId[] tokens, string text, string speaker, bool readsConditions)
    {
        MakeRoom(() => ledger.MakeRoomToBegin(tokens.Length, deletions));
        var entry = ledger.Open(new LedgerEntry(segment, SegmentKind.Turn), tokens.Length);
        FindCharacters(entry, 0, tokens);
        Put(segment, SegmentKind.Turn, tokens, text, again: false);
        premises?.BeginTurn(speaker, readsConditions);
        Tape?.Open(segment, tokens, text, speaker, readsConditions);
        return entry;
    }

    /// <summary>Makes room for what opens the next turn.</summary>
    public void MakeRoomToBegin(int tokens) => MakeRoom(() => ledger.MakeRoomToBegin(tokens, deletions));

    /// <summary>Hands over what of the story was deleted since the last time, for a summary to tell.</summary>
    public IReadOnlyList<string> TakeFallen() => ledger.Fallen.Take();

    /// <summary>Writes the summary at the stream's head, in the place of the one before it.</summary>
    public void Summarise(TokenId[] tokens, string text)
    {
        var (entry, at, deleted) = ledger.Summarise(tokens.Length);
        if (deleted is { } before)
        {
            Delete(before);
        }

        PutAt(at, entry, tokens, text, again: deleted is not null);
    }

    /// <summary>Makes room for one token more of the open turn.</summary>
    public void MakeRoomForToken()
    {
        Tape?.MakeRoom();
        MakeRoomToContinue(1);
        premises?.SettleForToken();
    }

    /// <summary>Looks for collapse, when the next token is about to be drawn.</summary>
    public async ValueTask<FluxEvent.Collapsed?> LookForCollapseAsync()
    {
        // What is looked at here is drawn from next: to wait for it twice would part this run from the others of its batch.
        isComputed = Collapse.WillAsk;
        if (isComputed)
        {
            await ComputeAsync().ConfigureAwait(false);
        }

        return Collapse.Look();
    }

    /// <summary>Sees to it that all that is in the window is computed, and in the universes what a turn that is watched wants.</summary>
    public ValueTask ComputeAsync() => premises is { Listens: true } ? ComputeAllAsync() : memory.ComputeAsync(run.Services.Walker);

    /// <summary>Sees to it that all that is in the window and in the universes is computed.</summary>
    public ValueTask ComputeAllAsync() => premises?.ComputeAsync(run.Services.Walker) ?? memory.ComputeAsync(run.Services.Walker);

    /// <summary>Appends a generated token to the open turn.</summary>
    public void Continue(LedgerEntry turn, TokenId token, string text)
    {
        Tape?.Continue(token, text);
        one[0] = token;
        var at = memory.Session.Length;
        if (premises is null)
        {
            memory.Session.Append(one);
        }
        else
        {
            premises.Say(token);
        }

        FindCharacters(turn, turn.Length, one);
        ledger.Grow(1);
        emit(new FluxEvent.Appended(at, turn.Segment, SegmentKind.Turn, [token], text, Again: false, Name));
        premises?.Tell();
    }

    /// <summary>Takes the last tokens of the open turn back, which turned out to belong to what stopped it.</summary>
    public void Retract(LedgerEntry turn, int tokens)
    {
        Tape?.Retract(tokens);

        // A turn that lost its first tokens to a full window has no more to give back than is left of it.
        var count = Math.Min(tokens, turn.Length - turn.HeadLength);
        if (count > 0)
        {
            ledger.Grow(-count);
            Delete(new LedgerDeletion(memory.Session.Length - count, count, turn.Segment, Gone: false), takenBack: true);
        }
    }

    /// <summary>Appends text to the open turn that the model did not generate: what closes it, or is left of a token that was cut.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="tokens">The tokens.</param>
    /// <param name="text">Their text.</param>
    /// <param name="speaker">Who says it; null where it is said by nobody.</param>
    public void Finish(LedgerEntry turn, TokenId[] tokens, string text, string? speaker = null)
    {
        Tape?.Finish(tokens, text, speaker);
        if (tokens.Length > 0)
        {
            MakeRoomToContinue(tokens.Length);
            FindCharacters(turn, turn.Length, tokens);
            ledger.Grow(tokens.Length);
            Put(turn.Segment, SegmentKind.Turn, tokens, text, again: false, speaker is null ? null : new Spoken(speaker, 0, tokens.Length));
        }
    }

    /// <summary>The turn is whole.</summary>
    public void CloseTurn(LedgerEntry turn)
    {
        Tape?.Close();
        PageLedger.Close(turn);
        premises?.EndTurn();
    }

    /// <summary>Takes a segment of the stream out of the window, where it is in it.</summary>
    public void Remove(string segment)
    {
        ledger.Fallen.Drop(segment);
        if (ledger.Find(segment) is { InPrefix: false } entry)
        {
            Delete(ledger.Remove(entry));
        }
    }

    /// <summary>Makes the policy pass over a segment, or no longer.</summary>
    public void Retain(string segment, bool kept)
    {
        if (ledger.Find(segment) is { } entry)
        {
            entry.Kept = kept;
        }
    }

    /// <summary>Makes the policy pass over a segment while it can, or no longer.</summary>
    public void Hold(string segment, bool held)
    {
        if (ledger.Find(segment) is { } entry)
        {
            entry.Held = held;
        }
    }

    public void Dispose()
    {
        premises?.Dispose();
        run.Caches.Remove(memory);
        memory.Dispose();
    }

    /// <summary>Tells what is in the window already.</summary>
    private void TellAll(Action<FluxEvent> events)
    {
        var at = 0;
        foreach (var entry in ledger.Entries)
        {
            var tokens = memory.Session.Tokens.Slice(at, entry.Length).ToArray();
            var text = Plan.Prefix.FirstOrDefault(segment => entry.InPrefix && segment.Id == entry.Segment)?.Text
                ?? Encoding.UTF8.GetString([.. tokens.SelectMany(token => Tokenizer.GetBytes(token).ToArray())]);
            events(new FluxEvent.Appended(at, entry.Segment, entry.Kind, tokens, text, Again: false, Name));
            at += entry.Length;
        }
    }

    private void PutSecrets(bool again)
    {
        foreach (var secret in own)
        {
            Write(
                new LedgerEntry(secret.Id, secret.Kind) { Kept = true },
                [.. secret.TokenIds.Select(id => new TokenId(id))],
                secret.Text,
                again);
        }
    }

    private Action<FluxEvent> Watched(Action<FluxEvent> events)
    {
        var tell = TokenBytes.Telling(PageViews.Telling(Views, events), Model.Tokenizer);
        return happened =>
        {
            Collapse.Follow(happened);
            tell(happened);
        };
    }

    private void MakeRoomToContinue(int tokens)
    {
        if (ledger.Length + tokens > ledger.Limit)
        {
            MakeRoom(() => ledger.MakeRoomToContinue(tokens, deletions));
        }
    }

    private void MakeRoom(Action make)
    {
        deletions.Clear();
        try
        {
            make();
        }
        catch (WindowFullException full)
        {
            ApplyDeletions();
            throw new RunFaultException(new RunFault.WindowFull(Plan.Scene, full.Needed, ledger.Window));
        }

        ApplyDeletions();
    }

    private void ApplyDeletions()
    {
        foreach (var deletion in deletions)
        {
            Delete(deletion);
        }

        deletions.Clear();
    }

    private void Delete(LedgerDeletion deletion, bool takenBack = false)
    {
        if (deletion.Count > 0)
        {
            var mode = memory.Session.Delete(deletion.At, deletion.Count, cache);
            premises?.Delete(deletion.At, deletion.Count, cache, takenBack);
            emit(new FluxEvent.Deleted(deletion.At, deletion.Count, deletion.Segment, mode, Name));
            premises?.Tell();
        }
    }
}
