namespace EigenFlux.Models.LlamaCpp;

/// <summary>
/// Where the cache has the page-state's tokens. Positions of the page-state have no gaps; the cache's keep one where tokens were
/// deleted, until it is closed. The mapping is a list of runs: from page position <c>Start</c> on, the cache's position is the page's
/// plus <c>Offset</c>, and offsets only grow.
/// </summary>
internal sealed class CachePositions
{
    private (int Start, int Offset)[] runs = new (int, int)[16];

    /// <summary>A mapping without gaps.</summary>
    public CachePositions() => Count = 1;

    /// <summary>The runs, by their starts; the first starts at 0.</summary>
    public ReadOnlySpan<(int Start, int Offset)> Runs => runs.AsSpan(0, Count);

    /// <summary>How far the newest token's position is ahead of the page-state's: the sum of all gaps.</summary>
    public int Gap => runs[Count - 1].Offset;

    private int Count { get; set; }

    /// <summary>The cache's position of a page position.</summary>
    public int this[int page]
    {
        get
        {
            var i = Count - 1;
            while (runs[i].Start > page)
            {
                i--;
            }

            return page + runs[i].Offset;
        }
    }

    /// <summary>Leaves a gap where the tokens [<paramref name="start"/>, <paramref name="start"/> + <paramref name="count"/>) were.</summary>
    public void Remove(int start, int count)
    {
        if (count == 0)
        {
            return;
        }

        var offset = this[start + count] - (start + count);
        var first = 0;
        while (first < Count && runs[first].Start < start)
        {
            first++;
        }

        var next = first;
        while (next < Count && runs[next].Start <= start + count)
        {
            next++;
        }

        // Runs [first, next) began among the deleted tokens or just after them: one run takes their place.
        var tail = Count - next;
        MakeRoom(first + 1 + tail - Count);
        Array.Copy(runs, next, runs, first + 1, tail);
        runs[first] = (start, offset + count);
        Count = first + 1 + tail;
        for (var i = first + 1; i < Count; i++)
        {
            runs[i] = (runs[i].Start - count, runs[i].Offset + count);
        }
    }

    /// <summary>
    /// Puts <paramref name="count"/> tokens into the gap before page position <paramref name="at"/>, next to what is before it. The
    /// gap must be as large.
    /// </summary>
    public void Insert(int at, int count)
    {
        if (at == 0)
        {
            // The first tokens then have no gap before them.
            MakeRoom(1);
            Array.Copy(runs, 0, runs, 1, Count++);
            runs[0] = default;
        }

        var next = Count;
        while (next > 1 && runs[next - 1].Start >= at)
        {
            next--;
            runs[next] = (runs[next].Start + count, runs[next].Offset - count);
        }

        if (next < Count && runs[next].Offset == runs[next - 1].Offset)
        {
            // The gap is full.
            Count--;
            Array.Copy(runs, next + 1, runs, next, Count - next);
        }
    }

    /// <summary>
    /// What must move so that the one gap left is one of <paramref name="room"/> positions before page position <paramref name="at"/>:
    /// each piece's first page position, its positions in the cache from the first to after the last, and by how much. In the page's order.
    /// </summary>
    /// <param name="at">The gap's place.</param>
    /// <param name="room">Its size.</param>
    /// <param name="length">How many tokens there are.</param>
    public List<(int Start, int From, int To, int By)> MovesTo(int at, int room, int length)
    {
        var moves = new List<(int Start, int From, int To, int By)>();
        for (var i = 0; i < Count; i++)
        {
            var (start, offset) = runs[i];
            var end = i + 1 < Count ? runs[i + 1].Start : length;
            var middle = Math.Clamp(at, start, end);
            Add(start, middle, -offset, offset);
            Add(middle, end, room - offset, offset);
        }

        return moves;

        void Add(int start, int end, int by, int offset)
        {
            if (by != 0 && start < end)
            {
                moves.Add((start, start + offset, end + offset, by));
            }
        }
    }

    /// <summary>Forgets everything from page position <paramref name="length"/> on.</summary>
    public void Truncate(int length)
    {
        while (Count > 1 && runs[Count - 1].Start >= length)
        {
            Count--;
        }

        if (length == 0)
        {
            runs[0] = default;
        }
    }

    /// <summary>Takes back a mapping without gaps.</summary>
    public void Close()
    {
        Count = 1;
        runs[0] = default;
    }

    /// <summary>Takes another mapping's runs.</summary>
    public void CopyFrom(ReadOnlySpan<(int Start, int Offset)> others)
    {
        if (others.Length > runs.Length)
        {
            runs = new (int, int)[others.Length];
        }

        others.CopyTo(runs);
        Count = others.Length;
    }
    private void MakeRoom(int more)
    {
        if (Count + more > runs.Length)
        {
            Array.Resize(ref runs, runs.Length * 2);
        }
    }
}
