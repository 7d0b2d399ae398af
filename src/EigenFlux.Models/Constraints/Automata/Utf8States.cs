using EigenFlux.Models.Constraints.Regexes;

namespace EigenFlux.Models.Constraints.Automata;

/// <summary>
/// Makes the states inside characters of several bytes. Two that lead to the same states by the same bytes are one, so that a class of
/// thousands of characters takes few.
/// </summary>
/// <param name="builder">Where the states go.</param>
/// <param name="blocks">The characters of one unit.</param>
internal sealed class Utf8States(AutomatonBuilder builder, UnitBlocks blocks)
{
    private readonly Dictionary<int[], int> known = new(IntsComparer.Instance);
    private readonly int[] kinds = new int[blocks.Kinds.Count];
    private readonly List<int> edges = [];

    /// <summary>Adds the edges of the characters of two and three bytes to a state.</summary>
    /// <param name="state">The state.</param>
    /// <param name="targets">For each class the state that its units lead to; -1 where they lead nowhere.</param>
    public void AddBlocks(int state, ReadOnlySpan<int> targets)
    {
        for (var kind = 0; kind < kinds.Length; kind++)
        {
            kinds[kind] = Inside(blocks.Kinds[kind], targets);
        }

        foreach (var (first, last, kind) in blocks.OfTwoBytes)
        {
            if (kinds[kind] >= 0)
            {
                builder.AddEdge(state, (byte)(0xC0 + first), (byte)(0xC0 + last), kinds[kind]);
            }
        }

        for (var lead = 0; lead < blocks.OfThreeBytes.Count; lead++)
        {
            if (Inside(blocks.OfThreeBytes[lead], kinds) is var target and >= 0)
            {
                builder.AddEdge(state, (byte)(0xE0 + lead), (byte)(0xE0 + lead), target);
            }
        }
    }

    /// <summary>Adds the edges of characters of four bytes to a state.</summary>
    /// <param name="state">The state.</param>
    /// <param name="pieces">Ranges of code points from U+10000 on that rise, and the state that each leads to.</param>
    public void AddHigh(int state, List<(int First, int Last, int Target)> pieces)
    {
        for (var lead = 0; lead < 5 && pieces.Count > 0; lead++)
        {
            if (Inside(lead << 18, 1 << 18, pieces) is var target and >= 0)
            {
                builder.AddEdge(state, (byte)(0xF0 + lead), (byte)(0xF0 + lead), target);
            }
        }
    }

    /// <summary>The state from which runs of bytes lead to targets by their numbers; -1 where none leads anywhere.</summary>
    private int Inside((byte First, byte Last, int Number)[] runs, ReadOnlySpan<int> targets)
    {
        edges.Clear();
        foreach (var (first, last, number) in runs)
        {
            AddRun(first, last, targets[number]);
        }

        return State();
    }

    /// <summary>The state inside a character whose code point is one of a block; -1 where no character of the block leads anywhere.</summary>
    private int Inside(int start, int size, List<(int First, int Last, int Target)> pieces)
    {
        var at = Find(pieces, start);
        if (at == pieces.Count || pieces[at].First >= start + size)
        {
            return -1;
        }

        var part = size / 64;
        var row = new int[64];
        for (var i = 0; i < row.Length; i++)
        {
            // Parts that are alike are made once: most characters lead where their neighbours do.
            var (first, last) = (start + (i * part), start + ((i + 1) * part) - 1);
            at = Find(pieces, first);
            var isWhole = i > 0 && at < pieces.Count && pieces[at].First <= first - part && pieces[at].Last >= last;
            row[i] = isWhole ? row[i - 1] : part > 1 ? Inside(first, part, pieces) : TargetOf(first, at, pieces);
        }

        edges.Clear();
        for (var i = 0; i < row.Length; i++)
        {
            AddRun(i, i, row[i]);
        }

        return State();
    }

    private static int TargetOf(int character, int at, List<(int First, int Last, int Target)> pieces) =>
        at < pieces.Count && pieces[at].First <= character ? pieces[at].Target : -1;

    /// <summary>The first piece that ends at a code point or after it.</summary>
    private static int Find(List<(int First, int Last, int Target)> pieces, int character)
    {
        var (low, high) = (0, pieces.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = pieces[middle].Last < character ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private void AddRun(int first, int last, int target)
    {
        if (target < 0)
        {
            return;
        }

        if (edges.Count > 0 && edges[^1] == target && edges[^2] == first - 1)
        {
            edges[^2] = last;
            return;
        }

        edges.Add(first);
        edges.Add(last);
        edges.Add(target);
    }

    private int State()
    {
        if (edges.Count == 0)
        {
            return -1;
        }

        int[] key = [.. edges];
        if (!known.TryGetValue(key, out var state))
        {
            known.Add(key, state = builder.Add());
            for (var i = 0; i < key.Length; i += 3)
            {
                builder.AddEdge(state, (byte)(0x80 + key[i]), (byte)(0x80 + key[i + 1]), key[i + 2]);
            }
        }

        return state;
    }
}
