using EigenFlux.Models.Contract;
using EigenFlux.Models.LlamaCpp.Native;

namespace EigenFlux.Models.LlamaCpp;

/// <summary>
/// One session's entries in the native cache: how many of the page-state's first tokens have one, at which positions, and which of
/// them still remember deleted tokens.
/// </summary>
internal sealed class SequenceCache
{
    /// <summary>
    /// Gaps are closed when they add up to this many positions. Rotary attention sees distances only, so that until then the one
    /// effect of a gap is that what stands before it seems a little farther away. Rotating after each deleted token costs 3.6 times
    /// the speed, every 64 tokens nothing that can be measured, at the same divergence from exact.
    /// </summary>
    public const int LargestGap = 64;

    private const int Nowhere = int.MaxValue;

    private readonly LlamaContext context;
    private readonly int sequence;
    private readonly int guard;
    private int aside;

    /// <summary>An empty cache under a session's number.</summary>
    public SequenceCache(LlamaContext context, int session)
    {
        this.context = context;
        sequence = session;
        guard = context.Guarded ? context.Options.Sessions + session : -1;
    }

    /// <summary>How many of the page-state's tokens have an entry: the first ones.</summary>
    public int Count { get; private set; }

    /// <summary>The page position from which on entries remember what was deleted; the largest number where none does.</summary>
    public int InexactFrom { get; private set; } = Nowhere;

    /// <summary>Where the entries are.</summary>
    public CachePositions Positions { get; } = new();

    /// <summary>Whether each entry is at its token's position, and none remembers what was deleted.</summary>
    private bool IsPlain => !context.Model.Cache.IsRecurrent && InexactFrom == Nowhere && Positions.Gap == 0 && Positions.Runs.Length == 1;

    /// <summary>Entries of page positions below this may be another session's too.</summary>
    private int SharedBelow { get; set; }

    /// <summary>The position of the next entry. The library wants it next to the last one.</summary>
    public int NextPosition => Count == 0 ? 0 : Positions[Count - 1] + 1;

    /// <summary>Adds a token to a batch, at its position.</summary>
    public void Add(Batch batch, int token, int position) => batch.Add(token, position, sequence, aside > 0 ? -1 : guard);

    /// <summary>Counts entries that a batch has made.</summary>
    public void Grow(int count) => Count += count;

    /// <summary>Keeps the entries of the first <paramref name="length"/> tokens, or fewer where the memory cannot be cut there.</summary>
    public void Truncate(int length)
    {
        if (length >= Count)
        {
            return;
        }

        if (context.Model.Cache.IsRecurrent || length == 0 || !Delete(Positions[length], -1))
        {
            length = 0;
            Delete(-1, -1);
        }

        Shrink(length);
    }

    /// <summary>Deletes whatever a failed batch has left behind.</summary>
    public void Repair()
    {
        if (Count == 0 || !Delete(NextPosition, -1) || LlamaApi.llama_memory_seq_pos_max(context.Memory, sequence) != NextPosition - 1)
        {
            Delete(-1, -1);
            Shrink(0);
        }
    }

    /// <summary>Deletes entries and leaves the later ones where they are, with a gap before them.</summary>
    public void Cut(int start, int count)
    {
        var end = start + count;
        if (end == Count)
        {
            Truncate(start);
            return;
        }

        Delete(Positions[start], Positions[end - 1] + 1);
        Positions.Remove(start, count);
        Count -= count;
        InexactFrom = Math.Min(InexactFrom, start);
        SharedBelow = SharedBelow >= end ? SharedBelow - count : Math.Min(SharedBelow, start);
        context.IsScattered = true;
    }

    /// <summary>Moves entries together, where the gaps have grown large enough; the next batch re-rotates them.</summary>
    public void CloseGaps()
    {
        if (Positions.Gap >= LargestGap)
        {
            Rearrange(Count, 0);
        }
    }

    /// <summary>
    /// Makes a gap before page position <paramref name="at"/> where there is none, and sets the entries from there on aside: the library
    /// takes a token only where no later one of its sequence is there. Then <paramref name="count"/> tokens can be computed as if they
    /// were to be the last.
    /// </summary>
    /// <param name="at">A position with an entry.</param>
    /// <param name="count">How many tokens there will be, at least 1.</param>
    public void SetAside(int at, int count)
    {
        var position = at == 0 ? 0 : Positions[at - 1] + 1;
        if (Positions[at] - position >= count)
        {
            Positions.Insert(at, count);
            SharedBelow = SharedBelow > at ? SharedBelow + count : SharedBelow;
        }
        else
        {
            // To move one entry costs as much as to move them all, so that all gaps are closed as well.
            Rearrange(at, count);
        }

        // The guard goes on to hold what is set aside. With scratch that makes two, and the library gives none of it away.
        LlamaApi.llama_memory_seq_cp(context.Memory, sequence, context.Scratch, Positions[at + count], -1);
        LlamaApi.llama_memory_seq_rm(context.Memory, sequence, Positions[at + count], -1);
        aside = Count - at;
        Count = at;
        if (InexactFrom >= at)
        {
            InexactFrom = at + count;
        }

        context.IsScattered = true;
    }

    /// <summary>Gives the guard the newest entries, which were made while others were set aside.</summary>
    public void Guard(int newest)
    {
        if (guard >= 0)
        {
            LlamaApi.llama_memory_seq_cp(context.Memory, sequence, guard, Positions[Count - newest], Positions[Count - 1] + 1);
        }
    }

    /// <summary>Puts back what was set aside, behind what was computed meanwhile.</summary>
    public void PutBack()
    {
        Share(context.Scratch, sequence);
        LlamaApi.llama_memory_seq_rm(context.Memory, context.Scratch, -1, -1);
        Count += aside;
        aside = 0;
    }

    /// <summary>Forgets what was set aside.</summary>
    public void Forsake()
    {
        LlamaApi.llama_memory_seq_rm(context.Memory, context.Scratch, -1, -1);
        if (guard >= 0)
        {
            LlamaApi.llama_memory_seq_rm(context.Memory, guard, NextPosition, -1);
        }

        aside = 0;
        Shrink(Count);
    }

    /// <summary>Gives another session the same entries.</summary>
    public void ShareWith(SequenceCache other)
    {
        Share(sequence, other.sequence);
        if (guard >= 0)
        {
            Share(sequence, other.guard);
        }

        other.Count = Count;
        other.InexactFrom = InexactFrom;
        other.Positions.CopyFrom(Positions.Runs);
        SharedBelow = other.SharedBelow = Count;
    }

    /// <summary>The entries of some tokens; null where there are none, or where they are not exact, or not where the page-state has its tokens.</summary>
    public CacheTail? Tail(int from, int count) => count <= 0 || !IsPlain
        ? null
        : new CacheTail(context.Model, from, count, Read(from, from + count));

    /// <summary>Puts entries behind the last one, the first of a tail.</summary>
    /// <returns>False where they cannot be there; then all is as it was.</returns>
    public bool TryAppend(CacheTail tail, int count)
    {
        if (!IsPlain || Count != tail.From)
        {
            return false;
        }

        try
        {
            foreach (var piece in tail.Pieces)
            {
                Write(piece);
            }
        }
        catch (ModelException)
        {
            // There may be no room for so many in a row.
            Delete(tail.From, -1);
            return false;
        }

        Count += tail.Count;
        context.IsScattered = true;
        Truncate(tail.From + count);
        return true;
    }

    /// <summary>Takes what was saved of another cache, after its entries were put back.</summary>
    public void Adopt(int count, int inexactFrom, ReadOnlySpan<(int Start, int Offset)> runs)
    {
        Count = count;
        InexactFrom = inexactFrom;
        SharedBelow = 0;
        Positions.CopyFrom(runs);
    }

    /// <summary>Deletes all entries.</summary>
    public void Clear()
    {
        Delete(-1, -1);
        Shrink(0);
    }

    /// <summary>
    /// The entries at positions [<paramref name="from"/>, <paramref name="to"/>), as the library writes them, in pieces. A piece is
    /// never wider than a sliding window's half, because the library leaves out what the window of the newest has passed.
    /// </summary>
    public List<byte[]> Read(int from, int to)
    {
        var pieces = new List<byte[]>();
        if (context.Model.Cache.IsRecurrent)
        {
            pieces.Add(ReadPiece(sequence));
            return pieces;
        }

        var width = context.Guarded ? Math.Max(1, context.Model.Cache.SlidingWindow / 2) : int.MaxValue;
        while (from < to)
        {
            var end = (int)Math.Min(to, ((long)(from / width) + 1) * width);
            LlamaApi.llama_memory_seq_cp(context.Memory, sequence, context.Scratch, from, end);
            if (LlamaApi.llama_memory_seq_pos_max(context.Memory, context.Scratch) >= 0)
            {
                pieces.Add(ReadPiece(context.Scratch));
                LlamaApi.llama_memory_seq_rm(context.Memory, context.Scratch, -1, -1);
            }

            from = end;
        }

        return pieces;
    }

    /// <summary>Puts a piece back as entries of this session. Pieces come in the order in which they were read.</summary>
    /// <exception cref="ModelException">The library does not take it.</exception>
    public unsafe void Write(ReadOnlySpan<byte> piece)
    {
        var target = context.Model.Cache.IsRecurrent ? sequence : context.Scratch;
        nuint taken;
        LlamaLog.Clear();
        fixed (byte* start = piece)
        {
            taken = LlamaApi.llama_state_seq_set_data(context.Handle, start, (nuint)piece.Length, target);
        }

        if (taken == 0)
        {
            LlamaApi.llama_memory_seq_rm(context.Memory, target, -1, -1);
            throw context.Failed("it does not take a saved state");
        }

        if (target != sequence)
        {
            Share(target, sequence);
            if (guard >= 0)
            {
                Share(target, guard);
            }

            LlamaApi.llama_memory_seq_rm(context.Memory, target, -1, -1);
        }
    }

    /// <summary>Closes all gaps, and opens one of <paramref name="room"/> positions before page position <paramref name="at"/>.</summary>
    private void Rearrange(int at, int room)
    {
        var moves = Positions.MovesTo(at, room, Count);
        var first = moves[0].Start;
        if (SharedBelow > first && !context.IsAlone)
        {
            TakeOver(Positions[first], Positions[Math.Min(SharedBelow, Count) - 1] + 1);
        }

        SharedBelow = Math.Min(SharedBelow, first);

        // What goes down goes in its order, and what goes up goes last one first: nothing comes where something else still is.
        foreach (var move in moves.Where(move => move.By < 0).Concat(moves.Where(move => move.By > 0).Reverse()))
        {
            // The guard's entries are the same cells, and move with them.
            LlamaApi.llama_memory_seq_add(context.Memory, sequence, move.From, move.To, move.By);
        }

        Positions.Close();
        context.IsScattered = true;
    }

    /// <summary>Puts copies of our own in the place of entries that other sessions have too, so that they can move alone.</summary>
    private void TakeOver(int from, int to)
    {
        var pieces = Read(from, to);
        Delete(from, to);
        pieces.ForEach(piece => Write(piece));
    }

    private unsafe byte[] ReadPiece(int from)
    {
        var bytes = new byte[checked((int)LlamaApi.llama_state_seq_get_size(context.Handle, from))];
        nuint written;
        fixed (byte* start = bytes)
        {
            written = LlamaApi.llama_state_seq_get_data(context.Handle, start, (nuint)bytes.Length, from);
        }

        return written == (nuint)bytes.Length ? bytes : throw context.Failed("it does not give its state");
    }

    private void Share(int from, int to) => LlamaApi.llama_memory_seq_cp(context.Memory, from, to, -1, -1);

    private bool Delete(int from, int to)
    {
        var done = LlamaApi.llama_memory_seq_rm(context.Memory, sequence, from, to) != 0;
        return (guard < 0 || LlamaApi.llama_memory_seq_rm(context.Memory, guard, from, to) != 0) && done;
    }

    private void Shrink(int length)
    {
        Count = length;
        Positions.Truncate(length);
        SharedBelow = Math.Min(SharedBelow, length);
        if (InexactFrom >= length)
        {
            InexactFrom = Nowhere;
        }
    }
}
