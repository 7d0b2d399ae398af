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
        if (first + 1 + tail > runs.Length)
        {
            Array.Resize(ref runs, runs.Length * 2);
        }

        Array.Copy(runs, next, runs, first + 1, tail);
        runs[first] = (start, offset + count);
        Count = first + 1 + tail;
        for (var i = first + 1; i < Count; i++)
        {
            runs[i] = (runs[i].Start - count, runs[i].Offset + count);
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
}
