using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Scenes.Tests.Window;

/// <summary>A ledger beside a plain list of tokens, to which every deletion is applied; both are compared after each step.</summary>
internal sealed class LedgerPage(int window, int reserve, DeletionSpec policy, int summaryRoom = 0)
{
    private readonly PageLedger ledger = new(window, reserve, policy, summaryRoom);
    private readonly List<LedgerDeletion> pending = [];
    private readonly Dictionary<string, int> written = [];
    private readonly HashSet<string> told = [];

    /// <summary>Each token: its segment, and its number in it.</summary>
    public List<(string Segment, int Index)> Tokens { get; } = [];

    public List<string> Deletions { get; } = [];

    public int Length => ledger.Length;

    /// <summary>The segments in the window with their lengths.</summary>
    public string Text => string.Join(' ', ledger.Entries.Select(entry => $"{entry.Segment}{entry.Length}"));

    public bool NothingMayGo => ledger.Entries.All(entry => entry.InPrefix || entry.Kept || (entry.IsOpen && entry.Length == entry.HeadLength));

    public LedgerPage Prefix(string segment, int tokens)
    {
        ledger.Append(new LedgerEntry(segment, SegmentKind.Pin) { InPrefix = true }, tokens);
        return Put(segment, Tokens.Count, tokens);
    }

    public LedgerPage Write(string segment, int tokens, bool kept = false)
    {
        MakeRoom(tokens, begins: true);
        ledger.Append(new LedgerEntry(segment, SegmentKind.Line) { Kept = kept }, tokens);
        return Put(segment, Tokens.Count, tokens);
    }

    public LedgerPage Note(string segment, int tokens, int depth)
    {
        MakeRoom(tokens, begins: true);
        var at = ledger.Insert(
            ledger.IndexAtDepth(depth), new LedgerEntry(segment, SegmentKind.Note) { Kept = true, Depth = depth }, tokens);
        return Put(segment, at, tokens);
    }

    /// <summary>Writes a summary, for which there is always room.</summary>
    public LedgerPage Summarise(int tokens)
    {
        var (entry, at, deleted) = ledger.Summarise(tokens);
        at.ShouldBe(ledger.PrefixLength);
        ledger.Entries.Count(other => other.Kind == SegmentKind.Summary).ShouldBe(1);
        if (deleted is { } before)
        {
            Apply(before);
        }

        return Put(entry.Segment, at, tokens);
    }

    /// <summary>What was deleted and not forgotten waits to be told, once.</summary>
    public void TakeFallen()
    {
        foreach (var segment in ledger.Fallen.Take())
        {
            told.Add(segment).ShouldBeTrue();
            ledger.Find(segment).ShouldBeNull();
        }
    }

    public LedgerPage Open(string segment, int tokens)
    {
        MakeRoom(tokens, begins: true);
        ledger.Open(new LedgerEntry(segment, SegmentKind.Turn), tokens);
        return Put(segment, Tokens.Count, tokens);
    }

    public LedgerPage Generate(int tokens)
    {
        for (var i = 0; i < tokens; i++)
        {
            MakeRoom(1, begins: false);
            ledger.Grow(1);
            Put(ledger.Entries[^1].Segment, Tokens.Count, 1);
        }

        return this;
    }

    public LedgerPage Close()
    {
        foreach (var entry in ledger.Entries)
        {
            PageLedger.Close(entry);
        }

        return this;
    }

    /// <summary>Nothing is kept any more.</summary>
    public void Release()
    {
        foreach (var entry in ledger.Entries.Where(entry => entry.Kind != SegmentKind.Summary))
        {
            entry.Kept = false;
        }
    }

    public LedgerPage Remove(string segment)
    {
        Apply(ledger.Remove(ledger.Find(segment)!));
        return Check();
    }

    public void RemoveAny(Random random)
    {
        var free = ledger.Entries.Where(entry => entry is { InPrefix: false, Kind: not SegmentKind.Summary }).ToList();
        if (free.Count > 0)
        {
            Remove(free[random.Next(free.Count)].Segment);
        }
    }

    public void KeepAny(Random random, bool kept)
    {
        if (ledger.Entries.Count > 0 && ledger.Entries[random.Next(ledger.Entries.Count)] is { Kind: not SegmentKind.Summary } any)
        {
            any.Kept = kept;
        }
    }

    /// <summary>Puts the notes back, and names those that moved.</summary>
    public List<string> Restore()
    {
        var moved = new List<string>();
        NoteDepth.Restore(ledger, move =>
        {
            var tokens = Tokens.GetRange(move.Deleted.At, move.Deleted.Count);
            Tokens.RemoveRange(move.Deleted.At, move.Deleted.Count);
            Tokens.InsertRange(move.At, tokens);
            moved.Add(move.Entry.Segment);
        });
        Check();
        return moved;
    }

    private void MakeRoom(int tokens, bool begins)
    {
        pending.Clear();
        var before = ledger.Entries.Where(entry => entry.InPrefix || entry.Kept).Select(entry => (entry.Segment, entry.Length)).ToList();
        var latest = policy.TakesWholeSegments ? Latest() : [];
        var free = ledger.Entries.Where(entry => !entry.InPrefix && !entry.Kept && !entry.IsOpen).OrderBy(latest.Contains).Select(entry => entry.Segment).ToList();
        try
        {
            if (begins)
            {
                ledger.MakeRoomToBegin(tokens, pending);
            }
            else
            {
                ledger.MakeRoomToContinue(tokens, pending);
            }
        }
        finally
        {
            pending.ForEach(Apply);
            before.SequenceEqual(ledger.Entries.Where(entry => entry.InPrefix || entry.Kept).Select(entry => (entry.Segment, entry.Length)))
                .ShouldBeTrue();
            IsFromTheHead(free);
            IsNoMoreThanMust(tokens, begins && policy.TakesWholeSegments ? ledger.Limit - reserve : ledger.Limit);
            Check();
        }
    }

    /// <summary>The last message, and the two before it if they have a quarter of the window at most together with it.</summary>
    private HashSet<LedgerEntry> Latest()
    {
        var messages = ledger.Entries.Where(entry => entry is { Kind: SegmentKind.Line or SegmentKind.Turn, IsOpen: false, InPrefix: false }).Reverse().Take(3).ToList();
        return [.. messages.TakeWhile((message, i) => i == 0 || messages.Take(i + 1).Sum(other => other.Length) <= window / 4)];
    }

    /// <summary>All that are gone stood before all that lost some, and those before all that are whole; the latest messages go last.</summary>
    private void IsFromTheHead(List<string> free)
    {
        var gone = pending.Where(deletion => deletion.Gone).Select(deletion => deletion.Segment).ToList();
        gone.SequenceEqual(free.Take(gone.Count)).ShouldBeTrue();
        var cut = pending.Where(deletion => !deletion.Gone && !ledger.Find(deletion.Segment)!.IsOpen)
            .Select(deletion => deletion.Segment).Distinct().Except(gone).ToList();
        cut.SequenceEqual(free.Skip(gone.Count).Take(cut.Count)).ShouldBeTrue();
        cut.Count.ShouldBeLessThanOrEqualTo(policy.TakesWholeSegments ? 0 : 1);
    }

    /// <summary>Without the last of the deletions, it would not have fitted.</summary>
    private void IsNoMoreThanMust(int tokens, int limit)
    {
        if (policy.LowWater is null && policy.Kind != DeletionKind.Block && pending.Count > 0 && Length + tokens <= limit)
        {
            (Length + tokens + pending[^1].Count).ShouldBeGreaterThan(limit);
        }
    }

    private void Apply(LedgerDeletion deletion)
    {
        Tokens.GetRange(deletion.At, deletion.Count).TrueForAll(token => token.Segment == deletion.Segment).ShouldBeTrue();
        Tokens.RemoveRange(deletion.At, deletion.Count);
        Deletions.Add($"{deletion.At}+{deletion.Count} {deletion.Segment}{(deletion.Gone ? " gone" : "")}");
        (deletion.Gone && Tokens.Exists(token => token.Segment == deletion.Segment)).ShouldBeFalse();
    }

    private LedgerPage Put(string segment, int at, int tokens)
    {
        var first = written.GetValueOrDefault(segment);
        written[segment] = first + tokens;
        Tokens.InsertRange(at, Enumerable.Range(first, tokens).Select(i => (segment, i)));
        return Check();
    }

    private LedgerPage Check()
    {
        // Plain loops: this is done after every token.
        var position = 0;
        var prefix = 0;
        foreach (var entry in ledger.Entries)
        {
            for (var i = 0; i < entry.Length; i++)
            {
                if (position + i >= Tokens.Count || Tokens[position + i].Segment != entry.Segment)
                {
                    Assert.Fail($"At {position + i} is not {entry.Segment} of {Text}.");
                }
            }

            position += entry.Length;
            prefix += entry.InPrefix ? entry.Length : 0;
        }

        ledger.Length.ShouldBe(Tokens.Count);
        position.ShouldBe(Tokens.Count);
        position.ShouldBeLessThanOrEqualTo(ledger.Limit);
        ledger.PrefixLength.ShouldBe(prefix);
        if (ledger.Entries.Count > 0)
        {
            var last = ledger.Entries[^1];
            ledger.PositionOf(last).ShouldBe(position - last.Length);
        }

        return this;
    }
}
