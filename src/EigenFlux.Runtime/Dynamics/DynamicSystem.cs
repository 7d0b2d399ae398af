using EigenFlux.Models.Constraints;
using EigenFlux.Models.Contract;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Runtime.Dynamics;

/// <summary>
/// The dynamic system of a language model and a deletion policy. Its state is a page-state: the tokens in the window. A step
/// deletes tokens by the policy to make room, and appends a token that is drawn from the model. The model alone is a map from
/// page-states to distributions. Not safe for concurrent use.
/// </summary>
public sealed class DynamicSystem
{
    /// <summary>The segment that <see cref="Begin"/> writes.</summary>
    public const string BeginSegment = "begin";

    /// <summary>The segment that <see cref="Step"/> opens if none is open.</summary>
    public const string StepSegment = "generated";

    private readonly IStateWriter writer;
    private readonly ITokenizer tokenizer;
    private readonly PageLedger ledger;
    private readonly List<LedgerDeletion> deletions = [];
    private readonly TokenId[] one = new TokenId[1];

    /// <summary>Creates a system with an empty page-state.</summary>
    /// <param name="session">An empty session, which the caller disposes. Its window must be at least as large as the ledger's.</param>
    /// <param name="tokenizer">The vocabulary of the session's model.</param>
    /// <param name="ledger">An empty ledger: the size of the window and the deletion policy.</param>
    /// <param name="cache">The treatment of the cache in deletions and insertions.</param>
    public DynamicSystem(IModelSession session, ITokenizer tokenizer, PageLedger ledger, CacheMode cache = CacheMode.Exact)
        : this(new SessionWriter(session, cache), tokenizer, ledger)
    {
    }

    /// <summary>A system whose changes are made by a writer.</summary>
    /// <param name="writer">Makes the changes.</param>
    /// <param name="tokenizer">The vocabulary of the session's model.</param>
    /// <param name="ledger">The segments in the window, and the deletion policy.</param>
    internal DynamicSystem(IStateWriter writer, ITokenizer tokenizer, PageLedger ledger) =>
        (this.writer, this.tokenizer, this.ledger) = (writer, tokenizer, ledger);

    /// <summary>The page-state. Valid until the next change.</summary>
    public ReadOnlySpan<TokenId> State => writer.Session.Tokens;

    /// <summary>The segments of the page-state, in order.</summary>
    public IReadOnlyList<LedgerEntry> Segments => ledger.Entries;

    /// <summary>The tokens in the page-state.</summary>
    public int Length => ledger.Length;

    /// <summary>The number of tokens at the beginning that are never deleted.</summary>
    public int PrefixLength => ledger.PrefixLength;

    /// <summary>The current maximum number of tokens in the page-state.</summary>
    public int Limit => ledger.Limit;

    /// <summary>The maximum number of tokens of a new segment, if everything that is deletable is deleted.</summary>
    public int Room => ledger.Room;

    /// <summary>Pins a text at the beginning of the page-state. No text that is not pinned may be written before.</summary>
    /// <param name="segment">The name of the segment.</param>
    /// <param name="tokens">The tokens.</param>
    public void Pin(string segment, TokenId[] tokens)
    {
        var entry = new LedgerEntry(segment, SegmentKind.Setting) { InPrefix = true };
        if (ledger.Length > ledger.PrefixLength)
        {
            throw new InvalidOperationException($"The segment '{segment}' cannot be pinned after text that may be deleted.");
        }

        if (ledger.Length + tokens.Length > ledger.Limit)
        {
            throw writer.Full(new WindowFullException(ledger.Length + tokens.Length, ledger.Window));
        }

        ledger.Append(entry, tokens.Length);
        writer.Append(entry, tokens, default);
    }

    /// <summary>Appends the text that the system begins with, which the policy may delete like any other.</summary>
    /// <param name="tokens">The tokens.</param>
    /// <exception cref="WindowFullException">The text does not fit in the window.</exception>
    public void Begin(TokenId[] tokens) => Write(new LedgerEntry(BeginSegment, SegmentKind.Narration), tokens);

    /// <summary>Writes a segment at the end, or at its depth. The policy makes room for it.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="tokens">The tokens.</param>
    /// <exception cref="WindowFullException">The segment does not fit, even if everything that is deletable is deleted.</exception>
    public void Write(LedgerEntry segment, TokenId[] tokens) => Write(segment, tokens, default);

    /// <summary>Opens a segment at the end, to which <see cref="Step"/> appends tokens.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="head">The tokens that open it, which are never deleted by themselves.</param>
    /// <exception cref="WindowFullException">The tokens do not fit in the window.</exception>
    public void Open(LedgerEntry segment, TokenId[] head) => Open(segment, head, default);

    /// <summary>
    /// Makes one step: the policy deletes tokens to make room for one more, and a token is drawn and appended to the open
    /// segment. If no segment is open, one is opened.
    /// </summary>
    /// <param name="sampler">Draws the token.</param>
    /// <param name="allowed">The allowed tokens; null for all.</param>
    /// <exception cref="WindowFullException">Nothing may be deleted, and the window is full.</exception>
    /// <exception cref="ModelException">The engine failed.</exception>
    public StateStep Step(ISampler sampler, TokenMask? allowed = null)
    {
        var before = ledger.Length;
        if (ledger.Entries is not [.., { IsOpen: true } open])
        {
            open = new LedgerEntry(StepSegment, SegmentKind.Turn);
            Open(open, []);
        }

        MakeRoomToContinue(1);
        var deleted = before - ledger.Length;
        var token = Draw(sampler, allowed);
        Generate(open, token, "");
        return new StateStep(token, deleted);
    }

    /// <summary>Draws a token from the page-state without changing it.</summary>
    /// <param name="sampler">Draws the token.</param>
    /// <param name="allowed">The allowed tokens; null for all.</param>
    /// <exception cref="ModelException">The engine failed.</exception>
    public TokenId Draw(ISampler sampler, TokenMask? allowed = null) => writer.Session.Sample(sampler, allowed);

    /// <summary>The segment that is open is complete: the policy may delete it.</summary>
    public static void Close(LedgerEntry segment) => PageLedger.Close(segment);

    /// <summary>Deletes a segment, if it is in the page-state and not pinned.</summary>
    /// <param name="segment">The name of the segment.</param>
    public void Delete(string segment)
    {
        ledger.Fallen.Drop(segment);
        if (ledger.Find(segment) is { InPrefix: false } entry)
        {
            Delete(ledger.Remove(entry));
        }
    }

    /// <summary>The same system, to go its own way.</summary>
    /// <param name="session">A fork of the session.</param>
    public DynamicSystem Fork(IModelSession session) =>
        Fork(new SessionWriter(session, (writer as SessionWriter)?.Cache ?? CacheMode.Exact), new LedgerCopies());

    /// <summary>The same system with another writer.</summary>
    /// <param name="other">The writer, whose session has the same page-state.</param>
    /// <param name="copies">Gives the copies of the segments.</param>
    /// <param name="reserve">The tokens that it keeps free for a turn that begins; null for as many as here.</param>
    internal DynamicSystem Fork(IStateWriter other, LedgerCopies copies, int? reserve = null) => new(other, tokenizer, ledger.Fork(copies, reserve));

    /// <summary>The latest segment of a name; null if it is not in the page-state.</summary>
    internal LedgerEntry? Find(string segment) => ledger.Find(segment);

    /// <summary>The first position of a segment.</summary>
    internal int PositionOf(LedgerEntry segment) => ledger.PositionOf(segment);

    /// <summary>Whether there is room for some tokens with nothing deleted.</summary>
    internal bool HasRoomFor(int tokens) => ledger.Length + tokens <= ledger.Limit;

    /// <summary>The session has the tokens of a pinned segment already.</summary>
    /// <returns>Their first position.</returns>
    internal int Attach(LedgerEntry segment, int tokens)
    {
        var at = ledger.Length;
        ledger.Append(segment, tokens);
        return at;
    }

    /// <summary>Takes out segments that the system is to begin without.</summary>
    internal void Exclude(Predicate<string> segments)
    {
        foreach (var entry in ledger.Entries.Where(entry => segments(entry.Segment)).ToList())
        {
            var gone = ledger.Remove(entry);
            writer.Session.Delete(gone.At, gone.Count, CacheMode.Exact);
        }
    }

    /// <summary>Writes a segment at the end, or at its depth. The policy makes room for it.</summary>
    internal void Write(LedgerEntry segment, TokenId[] tokens, Writing writing)
    {
        MakeRoomToBegin(tokens.Length);
        FindCharacters(segment, 0, tokens);
        if (segment.Depth is { } depth)
        {
            writer.Insert(ledger.Insert(ledger.IndexAtDepth(depth), segment, tokens.Length), segment, tokens, writing);
        }
        else
        {
            ledger.Append(segment, tokens.Length);
            writer.Append(segment, tokens, writing);
        }
    }

    /// <summary>Writes a segment, which was deleted just now, at the end: it has the room that it had.</summary>
    internal void Move(LedgerEntry segment, TokenId[] tokens, Writing writing)
    {
        FindCharacters(segment, 0, tokens);
        ledger.Append(segment, tokens.Length);
        writer.Append(segment, tokens, writing);
    }

    /// <summary>Opens a segment at the end.</summary>
    internal void Open(LedgerEntry segment, TokenId[] head, Writing writing)
    {
        MakeRoomToBegin(head.Length);
        FindCharacters(segment, 0, head);
        ledger.Open(segment, head.Length);
        writer.Append(segment, head, writing);
    }

    /// <summary>Appends a generated token to the segment that is open.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="token">The token.</param>
    /// <param name="text">The characters that it completes.</param>
    internal void Generate(LedgerEntry segment, TokenId token, string text)
    {
        var at = writer.Session.Length;
        writer.Generate(token);
        one[0] = token;
        FindCharacters(segment, segment.Length, one);
        ledger.Grow(1);
        writer.Generated(at, segment, token, text);
    }

    /// <summary>Appends tokens to the segment that is open which the model did not generate.</summary>
    internal void Append(LedgerEntry segment, TokenId[] tokens, Writing writing)
    {
        MakeRoomToContinue(tokens.Length);
        FindCharacters(segment, segment.Length, tokens);
        ledger.Grow(tokens.Length);
        writer.Append(segment, tokens, writing);
    }

    /// <summary>Takes the last tokens of the segment that is open back. They count as never said.</summary>
    internal void Retract(LedgerEntry segment, int tokens)
    {
        // A segment that lost its first tokens to a full window has no more to give back than is left of it.
        var count = Math.Min(tokens, segment.Length - segment.HeadLength);
        if (count > 0)
        {
            ledger.Grow(-count);
            Delete(new LedgerDeletion(writer.Session.Length - count, count, segment.Segment, Gone: false), takenBack: true);
        }
    }

    /// <summary>Makes room for a segment that begins.</summary>
    internal void MakeRoomToBegin(int tokens)
    {
        deletions.Clear();
        try
        {
            ledger.MakeRoomToBegin(tokens, deletions);
        }
        catch (WindowFullException full)
        {
            ApplyDeletions();
            throw writer.Full(full);
        }

        ApplyDeletions();
    }

    /// <summary>Makes room for more tokens of the segment that is open.</summary>
    internal void MakeRoomToContinue(int tokens)
    {
        if (HasRoomFor(tokens))
        {
            return;
        }

        deletions.Clear();
        try
        {
            ledger.MakeRoomToContinue(tokens, deletions);
        }
        catch (WindowFullException full)
        {
            ApplyDeletions();
            throw writer.Full(full);
        }

        ApplyDeletions();
    }

    /// <summary>The steps of the story that were deleted since the last call, for a summary.</summary>
    internal IReadOnlyList<string> TakeFallen() => ledger.Fallen.Take();

    /// <summary>Writes a summary at the head of the stream, in the place of the one before it.</summary>
    internal void Summarise(TokenId[] tokens, string text)
    {
        var (entry, at, deleted) = ledger.Summarise(tokens.Length);
        if (deleted is { } before)
        {
            Delete(before);
        }

        writer.Insert(at, entry, tokens, new Writing(text, Again: deleted is not null));
    }

    /// <summary>Moves notes with a depth back to their places.</summary>
    /// <param name="written">The tokens and the text of a segment.</param>
    internal void RestoreNotes(Func<string, (TokenId[] Tokens, string Text)> written) => NoteDepth.Restore(ledger, move =>
    {
        var (tokens, text) = written(move.Entry.Segment);
        Delete(move.Deleted);
        writer.Insert(move.At, move.Entry, tokens, new Writing(text, Again: true));
    });

    /// <summary>Records which tokens begin within a character, if the policy could leave one at the head.</summary>
    private void FindCharacters(LedgerEntry segment, int from, TokenId[] tokens)
    {
        if (ledger.CutsSegments)
        {
            segment.BeginWithin(Characters.Within(tokens, tokenizer, from));
        }
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
            writer.Delete(deletion, takenBack);
        }
    }
}
