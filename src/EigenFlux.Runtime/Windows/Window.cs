using EigenFlux.Models.Constraints;
using EigenFlux.Models.Contract;
using EigenFlux.Runtime.Amplitudes;
using EigenFlux.Runtime.Caches;
using EigenFlux.Runtime.Dynamics;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Run;
using EigenFlux.Scenes.Mentions;
using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Runtime.Windows;

/// <summary>A window of one model in one scene: a <see cref="DynamicSystem"/> that turns and texts are written into.</summary>
internal sealed class Window : IDisposable
{
    private readonly WindowState state;
    private readonly DynamicSystem system;
    private readonly IReadOnlyList<PlannedSegment> secrets;
    private bool isComputed;

    /// <summary>Opens a window with the prefix of its plan.</summary>
    /// <param name="frame">What it has in common with other windows of the model.</param>
    /// <param name="state">Its page-state, with the prefix.</param>
    /// <param name="ledger">An empty ledger for the window and the policy of the scene.</param>
    /// <param name="mentions">What its texts mention.</param>
    public Window(WindowFrame frame, WindowState state, PageLedger ledger, LoreMentions mentions)
    {
        (Frame, this.state, secrets) = (frame, state, []);
        system = new DynamicSystem(state, Tokenizer, ledger);
        state.AttachPrefix(system);
        Definitions = new WindowDefinitions(this);
        Lore = new WindowLore(this, mentions);
    }

    private Window(Window other, WindowState state, IReadOnlyList<PlannedSegment> secrets, int? reserve)
    {
        (Frame, this.state, this.secrets) = (other.Frame, state, secrets);
        var copies = new LedgerCopies();
        system = other.system.Fork(state, copies, reserve);
        Definitions = other.Definitions.Fork(this, copies);
        Lore = other.Lore.Fork(this, copies);
    }

    /// <summary>What it has in common with other windows of the model.</summary>
    public WindowFrame Frame { get; }

    /// <summary>The model.</summary>
    public ILanguageModel Model => Frame.Model;

    /// <summary>The layout of the scene for the model.</summary>
    public ScenePlan Plan => Frame.Plan;

    /// <summary>The vocabulary of the model.</summary>
    public ITokenizer Tokenizer => Frame.Tokenizer;

    /// <summary>Whose window it is.</summary>
    public WindowReaders Readers => state.Readers;

    /// <summary>Its definitions.</summary>
    public WindowDefinitions Definitions { get; }

    /// <summary>Its lore.</summary>
    public WindowLore Lore { get; }

    /// <summary>Watches it for collapse.</summary>
    public WindowCollapse Collapse => state.Collapse;

    /// <summary>The universes of the premises that its scene watches; null if it watches none.</summary>
    public PremisePages? Premises => state.Premises;

    /// <summary>Records the turn that is being written, for other windows; null if no other window gets it.</summary>
    public TurnTape? Tape { get; set; }

    /// <summary>The segments in the window, in order.</summary>
    public IReadOnlyList<LedgerEntry> Entries => system.Segments;

    /// <summary>The tokens in the window. Valid until the next change.</summary>
    public ReadOnlySpan<TokenId> Tokens => system.State;

    /// <summary>The most tokens that a segment may have that is written now.</summary>
    public int Room => system.Room;

    /// <summary>The most tokens of one turn that can be in the window at once.</summary>
    public int MostTurnTokens => system.Limit - system.PrefixLength;

    /// <summary>The same window, in a branch.</summary>
    /// <param name="branch">The branch.</param>
    /// <param name="scope">Has the slots of the watches.</param>
    /// <param name="events">Receives the events.</param>
    public Window Fork(RunState branch, RunScope scope, Action<FluxEvent> events) => 
        new(this, state.Fork(branch, scope, events), secrets, reserve: null);

    /// <summary>Some of the readers get a window of their own, which is the same up to here.</summary>
    /// <param name="leaving">The readers who get the new window.</param>
    public Window Split(IReadOnlyList<string> leaving) => new(this, state.Rest(Readers.Split(leaving)), secrets, reserve: null);

    /// <summary>
    /// A window of readers who have more in it than this one holds. What is pinned for them stands at the end, and its room is taken from the reserve. The
    /// window follows this one, and is computed only while something is drawn from it.
    /// </summary>
    /// <param name="names">The readers.</param>
    /// <param name="pinned">What is pinned for them, in order.</param>
    /// <param name="without">The segments that the new window begins without; null for none.</param>
    public Window Derive(IReadOnlyList<string> names, IReadOnlyList<PlannedSegment> pinned, Predicate<string>? without = null)
    {
        var reserve = Math.Max(0, Plan.Reserve - pinned.Sum(secret => secret.TokenIds.Count));
        var window = new Window(this, state.Rest(Readers.Derive(names)), pinned, reserve);
        if (without is not null)
        {
            window.system.Exclude(without);
        }

        window.state.ReportAll(window.Entries);
        window.WriteSecrets(again: false);
        return window;
    }

    /// <summary>Something is to be drawn from a private window: what is pinned comes to its end, and what it shares with the common window is computed.</summary>
    /// <param name="common">The window of the model that has what everyone sees.</param>
    public async ValueTask RaiseAsync(Window common)
    {
        if (Entries.Count < secrets.Count || !Entries.TakeLast(secrets.Count).Select(entry => entry.Segment).SequenceEqual(secrets.Select(secret => secret.Id)))
        {
            foreach (var secret in secrets)
            {
                Remove(secret.Id);
            }

            WriteSecrets(again: true);
        }

        await common.ComputeAsync().ConfigureAwait(false);
        state.Raise(common.state, () => Splices.Of(common.Entries, common.system.State, Entries, system.State));
    }

    /// <summary>Nothing more is drawn from a private window.</summary>
    public void Lower()
    {
        // What is pinned goes to the end before something is drawn again, so that nothing from there on stays.
        var first = secrets.Count == 0 ? null : system.Find(secrets[0].Id);
        state.Lower(first is null ? system.Length : system.PositionOf(first));
        isComputed = false;
    }

    /// <summary>Whether there is room for so many more tokens with nothing deleted.</summary>
    public bool HasRoomFor(int tokens) => system.HasRoomFor(tokens);

    /// <summary>Whether a segment is in the window and nothing was cut off it.</summary>
    public bool HoldsWhole(string segment) => system.Find(segment) is { WasCut: false };

    /// <summary>Writes a segment: at the end, or at its depth.</summary>
    /// <param name="entry">The segment.</param>
    /// <param name="tokens">Its tokens.</param>
    /// <param name="text">Its text.</param>
    /// <param name="again">Whether it is written again.</param>
    /// <param name="said">Which of the tokens somebody says; null for none.</param>
    public void Write(LedgerEntry entry, TokenId[] tokens, string text, bool again, Spoken? said = null) =>
        system.Write(entry, tokens, new Writing(text, again, said));

    /// <summary>Puts notes with a depth back to their places.</summary>
    public void RestoreNotes(Func<string, (TokenId[] Tokens, string Text)> written) => system.RestoreNotes(written);

    /// <summary>Opens a turn.</summary>
    /// <param name="segment">Its segment.</param>
    /// <param name="tokens">The tokens that open it.</param>
    /// <param name="text">Their text.</param>
    /// <param name="speaker">Who speaks.</param>
    /// <param name="readsConditions">Whether conditions are evaluated after each token.</param>
    public LedgerEntry OpenTurn(string segment, TokenId[] tokens, string text, string speaker, bool readsConditions)
    {
        var entry = new LedgerEntry(segment, SegmentKind.Turn);
        system.Open(entry, tokens, new Writing(text));
        Premises?.BeginTurn(speaker, readsConditions);
        Tape?.Open(segment, tokens, text, speaker, readsConditions);
        return entry;
    }

    /// <summary>Makes room for what opens the next turn.</summary>
    public void MakeRoomToBegin(int tokens) => system.MakeRoomToBegin(tokens);

    /// <summary>Makes room for the longest of several continuations.</summary>
    public void MakeRoomToScore(IReadOnlyList<TokenId[]> continuations) => MakeRoomToBegin(continuations.Max(tokens => tokens.Length));

    /// <summary>Makes room for one more token of the open turn.</summary>
    public void MakeRoomForToken()
    {
        Tape?.MakeRoom();
        system.MakeRoomToContinue(1);
        Premises?.SettleForToken();
    }

    /// <summary>Makes room for so many more tokens of the open turn.</summary>
    public void MakeRoomToSay(int tokens)
    {
        Tape?.MakeRoomToSay(tokens);
        system.MakeRoomToContinue(tokens);
    }

    /// <summary>Returns the steps of the story that were deleted since the last call, for a summary.</summary>
    public IReadOnlyList<string> TakeFallen() => system.TakeFallen();

    /// <summary>Writes the summary at the head of the stream, in the place of the one before it.</summary>
    public void Summarise(TokenId[] tokens, string text) => system.Summarise(tokens, text);

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

    /// <summary>Computes all tokens in the window, and in the universes what a turn that is watched needs.</summary>
    public ValueTask ComputeAsync() => state.ComputeAsync();

    /// <summary>Computes all tokens in the window and in the universes.</summary>
    public ValueTask ComputeAllAsync() => state.ComputeAllAsync();

    /// <summary>Computes all tokens in the window, and audits the cache.</summary>
    public async ValueTask ReadyAsync()
    {
        await ComputeAsync().ConfigureAwait(false);
        Audit();
    }

    /// <summary>
    /// Draws the next token. The only token that may come needs no distribution: it is not computed now, but in one batch with the tokens
    /// after it.
    /// </summary>
    /// <param name="sampler">Draws it.</param>
    /// <param name="allowed">The tokens that may come; null for all.</param>
    /// <param name="isScored">Whether its probability is read afterwards.</param>
    public async ValueTask<TokenId> SampleAsync(ISampler sampler, TokenMask? allowed, bool isScored)
    {
        if (allowed?.Only is { } forced && !isScored && Premises is not { Listens: true })
        {
            isComputed = false;
            Audit();
            sampler.Skip(forced);
            return forced;
        }

        if (!isComputed)
        {
            await ComputeAsync().ConfigureAwait(false);
        }

        isComputed = false;
        Audit();
        return await state.Session.SampleAsync(sampler, allowed, state.Cancellation).ConfigureAwait(false);
    }

    /// <summary>Audits the cache, if it is due.</summary>
    public void Audit() => state.Audit();

    /// <summary>The natural logarithm of the probability of a token to come next (nats); all tokens in the window are computed.</summary>
    public double LogProbabilityOf(TokenId token) => state.Session.LogProbabilityOf(token);

    /// <summary>
    /// For each continuation, the logarithm of its probability (nats) from here on; the page-state stays as it is. The time grows with the tokens of
    /// all of them; an interruption is seen between two.
    /// </summary>
    public double[] Score(IReadOnlyList<TokenId[]> continuations) => state.Score(continuations);

    /// <summary>Appends a generated token to the open turn.</summary>
    public void Continue(LedgerEntry turn, TokenId token, string text)
    {
        Tape?.Continue(token, text);
        system.Generate(turn, token, text);
    }

    /// <summary>Takes the last tokens of the open turn back, which turned out to belong to what stopped it.</summary>
    public void Retract(LedgerEntry turn, int tokens)
    {
        Tape?.Retract(tokens);
        system.Retract(turn, tokens);
    }

    /// <summary>Appends text to the open turn that the model did not generate: what closes it, or is left of a token that was cut.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="tokens">The tokens.</param>
    /// <param name="text">Their text.</param>
    /// <param name="speaker">Who says it; null if nobody does.</param>
    public void Finish(LedgerEntry turn, TokenId[] tokens, string text, string? speaker = null)
    {
        Tape?.Finish(tokens, text, speaker);
        if (tokens.Length > 0)
        {
            system.Append(turn, tokens, new Writing(text, Said: speaker is null ? null : new Spoken(speaker, 0, tokens.Length)));
        }
    }

    /// <summary>The turn is complete.</summary>
    public void CloseTurn(LedgerEntry turn)
    {
        Tape?.Close();
        DynamicSystem.Close(turn);
        Premises?.EndTurn();
    }

    /// <summary>Takes a segment of the stream out of the window, if it is in it.</summary>
    public void Remove(string segment) => system.Delete(segment);

    /// <summary>Makes the policy pass over a segment, or no longer.</summary>
    public void Retain(string segment, bool kept)
    {
        if (system.Find(segment) is { } entry)
        {
            entry.Kept = kept;
        }
    }

    /// <summary>Makes the policy pass over a segment while it can, or no longer.</summary>
    public void Hold(string segment, bool held)
    {
        if (system.Find(segment) is { } entry)
        {
            entry.Held = held;
        }
    }

    public void Dispose() => state.Dispose();

    private void WriteSecrets(bool again)
    {
        foreach (var secret in secrets)
        {
            var entry = new LedgerEntry(secret.Id, secret.Kind) { Kept = true };
            TokenId[] tokens = [.. secret.TokenIds.Select(id => new TokenId(id))];
            if (again)
            {
                system.Move(entry, tokens, new Writing(secret.Text, Again: true));
            }
            else
            {
                Write(entry, tokens, secret.Text, again: false);
            }
        }
    }
}
