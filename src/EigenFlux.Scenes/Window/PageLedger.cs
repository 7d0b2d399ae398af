using EigenFlux.Scenes.Program;

namespace EigenFlux.Scenes.Window;

/// <summary>
/// Which segments are in the window, in order, and what the deletion policy takes out of it. It knows lengths only: the
/// compiler drives it with assumed lengths to get the schedule, the runtime with the real ones, so that both delete by the same
/// rule.
/// </summary>
/// <param name="window">The most tokens in the window.</param>
/// <param name="reserve">The number of tokens kept free for a turn that begins, if the policy deletes entire segments.</param>
/// <param name="deletion">The policy.</param>
/// <param name="summaryRoom">The maximum number of tokens of the summary of deleted text; the unused part is kept free.</param>
public sealed class PageLedger(int window, int reserve, DeletionSpec deletion, int summaryRoom = 0)
{
    // A share such as 0.29 is a little less than it says, and 29 % of 100 tokens are 29.
    private const double Rounding = 1e-6;

    private readonly List<LedgerEntry> entries = [];
    private int prefixEntries;
    private LedgerEntry? summary;

    /// <summary>The segments in the window, in order.</summary>
    public IReadOnlyList<LedgerEntry> Entries => entries;

    /// <summary>The tokens in the window.</summary>
    public int Length { get; private set; }

    /// <summary>The tokens of the prefix.</summary>
    public int PrefixLength { get; private set; }

    /// <summary>The most tokens in the window.</summary>
    public int Window => window;

    /// <summary>Whether the policy cuts segments, so it matters which tokens begin within a character.</summary>
    public bool CutsSegments => !deletion.TakesWholeSegments;

    /// <summary>The most tokens in the window at this moment: the rest is kept free for the summary to grow.</summary>
    public int Limit => window - Math.Max(0, summaryRoom - (summary is { InWindow: true } ? summary.Length : 0));

    /// <summary>The most tokens that a segment may have which is written now, with all deleted that may be.</summary>
    public int Room => Limit - entries.Where(entry => !MayGoAtLast(entry)).Sum(entry => entry.Length);

    /// <summary>The deleted story that waits for a summary; empty if the policy writes none.</summary>
    public FallenStory Fallen { get; private init; } = new();

    /// <summary>The same window, to go its own way.</summary>
    /// <param name="copies">Gives the copies of the entries.</param>
    /// <param name="kept">The tokens that it keeps free for a turn that begins; null for as many as here.</param>
    public PageLedger Fork(LedgerCopies copies, int? kept = null)
    {
        var fork = new PageLedger(window, kept ?? reserve, deletion, summaryRoom)
        {
            Length = Length,
            PrefixLength = PrefixLength,
            Fallen = new FallenStory(Fallen),
            prefixEntries = prefixEntries,
            summary = summary is null ? null : copies.Of(summary),
        };
        fork.entries.AddRange(entries.Select(copies.Of));
        return fork;
    }

    /// <summary>The first position of the entry in the page-state.</summary>
    public int PositionOf(LedgerEntry entry)
    {
        var position = 0;
        foreach (var other in entries)
        {
            if (ReferenceEquals(other, entry))
            {
                return position;
            }

            position += other.Length;
        }

        throw new ArgumentException($"The segment {entry.Segment} is not in the window.", nameof(entry));
    }

    /// <summary>The latest entry with the given name; null if it is not in the window.</summary>
    public LedgerEntry? Find(string segment) => entries.FindLast(entry => entry.Segment == segment && entry.Kind != SegmentKind.Summary);

    /// <summary>Appends a complete segment at the end; segments of the prefix precede all others. The caller has made room.</summary>
    public LedgerEntry Append(LedgerEntry entry, int tokens)
    {
        entries.Add(entry);
        Fallen.Drop(entry.Segment);
        entry.InWindow = true;
        entry.Length = tokens;
        Length += tokens;
        if (entry.InPrefix)
        {
            PrefixLength += tokens;
            prefixEntries++;
        }

        return entry;
    }

    /// <summary>Opens a segment at the end that is still being written; <paramref name="headTokens"/> of its tokens are present.</summary>
    public LedgerEntry Open(LedgerEntry entry, int headTokens)
    {
        Append(entry, headTokens).HeadLength = headTokens;
        entry.IsOpen = true;
        return entry;
    }

    /// <summary>Changes the length of the last entry by <paramref name="tokens"/>, which may be negative.</summary>
    public void Grow(int tokens)
    {
        if (tokens < 0)
        {
            entries[^1].Shorten(-tokens);
        }
        else
        {
            entries[^1].Length += tokens;
        }

        Length += tokens;
    }

    /// <summary>Marks an open entry as complete.</summary>
    public static void Close(LedgerEntry entry) => entry.IsOpen = false;

    /// <summary>Takes a segment out of the window.</summary>
    public LedgerDeletion Remove(LedgerEntry entry)
    {
        var deleted = new LedgerDeletion(PositionOf(entry), entry.Length, entry.Segment, Gone: true);
        entries.Remove(entry);
        entry.InWindow = false;
        Length -= entry.Length;
        return deleted;
    }

    /// <summary>Puts a segment before the entry at <paramref name="index"/>. Room must have been made.</summary>
    /// <returns>The first position of the entry in the page-state.</returns>
    public int Insert(int index, LedgerEntry entry, int tokens)
    {
        entries.Insert(index, entry);
        Fallen.Drop(entry.Segment);
        entry.InWindow = true;
        entry.Length = tokens;
        Length += tokens;
        return PositionOf(entry);
    }

    /// <summary>The index before which a note of that depth belongs: the last <paramref name="depth"/> steps of the story come after it.</summary>
    public int IndexAtDepth(int depth)
    {
        var index = entries.Count;
        while (index > 0 && entries[index - 1] is { InPrefix: false, Kind: not SegmentKind.Summary } && depth > 0)
        {
            index--;
            if (entries[index].IsStory)
            {
                depth--;
            }
        }

        return index;
    }

    /// <summary>Inserts a summary at the head of the stream, replacing the previous one. Room for its maximum length is available.</summary>
    /// <returns>The new summary, its first position, and the deletion of the previous one; null if there was none.</returns>
    public (LedgerEntry Entry, int At, LedgerDeletion? Deleted) Summarise(int tokens)
    {
        LedgerDeletion? deleted = summary is { InWindow: true } ? Remove(summary) : null;
        summary = new LedgerEntry(SegmentNames.Summary, SegmentKind.Summary) { Kept = true };
        return (summary, Insert(prefixEntries, summary, tokens), deleted);
    }

    /// <summary>Makes room for a turn or a text that begins: if entire segments are deleted, the reserve is freed at once.</summary>
    /// <param name="incoming">The tokens that will be written now.</param>
    /// <param name="deleted">Receives the deletions, in order; each position is relative to the page-state after the previous deletions.</param>
    /// <exception cref="WindowFullException">Even with all deleted that may be, it does not fit.</exception>
    public void MakeRoomToBegin(int incoming, List<LedgerDeletion> deleted)
    {
        var limit = deletion.TakesWholeSegments ? Limit - reserve : Limit;
        if (Length + incoming > limit)
        {
            Delete(incoming, limit, deleted);
        }

        CheckLimit(incoming);
    }

    /// <summary>Makes room for the next tokens of the turn that is being written.</summary>
    /// <param name="incoming">The number of tokens to make room for.</param>
    /// <param name="deleted">Receives the deletions, in order; each position is relative to the page-state after the previous deletions.</param>
    /// <exception cref="WindowFullException">Even with all deleted that may be, they do not fit.</exception>
    public void MakeRoomToContinue(int incoming, List<LedgerDeletion> deleted)
    {
        if (Length + incoming <= Limit)
        {
            return;
        }

        Delete(incoming, Limit, deleted);
        if (Length + incoming > Limit)
        {
            TrimOpen(Length + incoming - Limit, deleted);
        }

        CheckLimit(incoming);
    }

    private void CheckLimit(int incoming)
    {
        if (Length + incoming > Limit)
        {
            throw new WindowFullException(Length + incoming + window - Limit, window);
        }
    }

    private void Delete(int incoming, int limit, List<LedgerDeletion> deleted)
    {
        // The low-water mark is a share of the room that undeletable text leaves.
        var goal = limit - incoming;
        if (deletion.LowWater is { } share)
        {
            var staying = entries.Where(entry => !MayGo(entry)).Sum(entry => entry.Length);
            goal = Math.Min(goal, staying + (int)((share * Math.Max(0, window - staying)) + Rounding));
        }

        // The latest messages go last, and never only to reach the mark.
        var floor = deletion.TakesWholeSegments ? Floor() : 0;
        Delete(goal, MayGo, deletion.TakesWholeSegments ? Math.Max(floor, Latest()) : 0, deleted);
        if (Length > limit - incoming)
        {
            Delete(limit - incoming, MayGo, floor, deleted);
        }

        if (Length > limit - incoming)
        {
            // A plan holds what it can: if a run needs more than was foreseen, that goes before the latest messages, and these before the run ends.
            Delete(limit - incoming, MayGoAtLast, floor, deleted);
        }

        if (Length > limit - incoming)
        {
            Delete(limit - incoming, MayGoAtLast, 0, deleted);
        }
    }

    /// <summary>The number of entries from the latest message of the story to the end.</summary>
    private int Latest()
    {
        var index = entries.FindLastIndex(entry => entry is { IsStory: true, IsOpen: false });
        return index < prefixEntries ? 0 : entries.Count - index;
    }

    /// <summary>The number of entries at the end among which the messages of the story's floor are.</summary>
    private int Floor()
    {
        var (messages, tokens, latest) = (0, 0L, 0);
        for (var fromEnd = 1; fromEnd <= entries.Count - prefixEntries; fromEnd++)
        {
            if (entries[^fromEnd] is not { IsStory: true, IsOpen: false, Length: var length })
            {
                continue;
            }

            if (!StoryFloor.Takes(deletion.Floor, messages, tokens, length, window))
            {
                break;
            }

            (messages, tokens, latest) = (messages + 1, tokens + length, fromEnd);
        }

        return latest;
    }

    private void Delete(int goal, Func<LedgerEntry, bool> mayGo, int latest, List<LedgerDeletion> deleted)
    {
        if (deletion.TakesWholeSegments)
        {
            DeleteWhole(goal, mayGo, latest, deleted);
            return;
        }

        var excess = (long)Length - goal;
        var block = deletion.Kind == DeletionKind.Block ? Math.Max(1, deletion.Block) : 1;
        DeleteTokens((excess + block - 1) / block * block, mayGo, deleted);
    }

    /// <summary>
    /// Deletes entire segments from the head of the stream until at most <paramref name="goal"/> tokens are left, or none may be deleted.
    /// </summary>
    private void DeleteWhole(int goal, Func<LedgerEntry, bool> mayGo, int latest, List<LedgerDeletion> deleted)
    {
        var position = PrefixLength;
        var kept = prefixEntries;
        for (var i = prefixEntries; i < entries.Count; i++)
        {
            var entry = entries[i];
            var isSpared = entries.Count - i <= latest && entry.IsStory;
            if (Length > goal && mayGo(entry) && !isSpared)
            {
                deleted.Add(new LedgerDeletion(position, entry.Length, entry.Segment, Gone: true));
                entry.InWindow = false;
                if (deletion.Kind == DeletionKind.Summary && entry.IsStory)
                {
                    Fallen.Add(entry.Segment);
                }

                Length -= entry.Length;
                continue;
            }

            position += entry.Length;
            entries[kept++] = entry;
        }

        entries.RemoveRange(kept, entries.Count - kept);
    }

    private void DeleteTokens(long count, Func<LedgerEntry, bool> mayGo, List<LedgerDeletion> deleted)
    {
        var position = PrefixLength;
        for (var i = prefixEntries; count > 0 && i < entries.Count;)
        {
            var entry = entries[i];
            if (!mayGo(entry))
            {
                position += entry.Length;
                i++;
                continue;
            }

            var cut = ToCharacter(entry, 0, (int)Math.Min(count, entry.Length));
            deleted.Add(new LedgerDeletion(position, cut, entry.Segment, cut == entry.Length));
            entry.Cut(0, cut);
            entry.HeadLength = Math.Max(0, entry.HeadLength - cut);
            Length -= cut;
            count -= cut;
            if (entry.Length == 0)
            {
                entry.InWindow = false;
                entries.RemoveAt(i);
            }
        }
    }

    /// <summary>Trims the first tokens, after its opening, of a turn that is longer than all the room.</summary>
    private void TrimOpen(int count, List<LedgerDeletion> deleted)
    {
        if (entries is not [.., { IsOpen: true } open])
        {
            return;
        }

        var cut = ToCharacter(open, open.HeadLength, Math.Min(count, open.Length - open.HeadLength));
        if (cut > 0)
        {
            deleted.Add(new LedgerDeletion(Length - open.Length + open.HeadLength, cut, open.Segment, Gone: false));
            open.Cut(open.HeadLength, cut);
            Length -= cut;
        }
    }

    /// <summary>As many tokens from a place as are to be cut, and those after them that begin within a character.</summary>
    private static int ToCharacter(LedgerEntry entry, int at, int cut)
    {
        while (at + cut < entry.Length && !entry.MayBeCutBefore(at + cut))
        {
            cut++;
        }

        return cut;
    }

    private static bool MayGo(LedgerEntry entry) => !entry.Held && MayGoAtLast(entry);

    private static bool MayGoAtLast(LedgerEntry entry) => !entry.InPrefix && !entry.Kept && !entry.IsOpen;
}
