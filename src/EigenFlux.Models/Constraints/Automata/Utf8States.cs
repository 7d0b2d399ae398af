namespace EigenFlux.Models.Constraints.Automata;

/// <summary>
/// Makes the states inside characters of several bytes. Two that lead to the same states by the same bytes are one, so that a class of
/// thousands of characters takes few.
/// </summary>
internal sealed class Utf8States(AutomatonBuilder builder)
{
    private readonly Dictionary<int[], int> known = new(IntsComparer.Instance);
    private readonly Dictionary<(int Size, int Target), int> uniform = [];
    private readonly List<int> edges = [];
    private List<(int First, int Last, int Target)> pieces = [];

    /// <summary>Adds the edges of characters to a state.</summary>
    /// <param name="state">The state.</param>
    /// <param name="characters">Ranges of code points that rise, and the state that each leads to.</param>
    public void AddEdges(int state, List<(int First, int Last, int Target)> characters)
    {
        pieces = characters;
        foreach (var (first, last, target) in pieces)
        {
            if (first < 0x80)
            {
                builder.AddEdge(state, (byte)first, (byte)Math.Min(last, 0x7F), target);
            }
        }

        AddLeads(state, 0xC2, 0xDF, 6, 0xC0);
        AddLeads(state, 0xE0, 0xEF, 12, 0xE0);
        AddLeads(state, 0xF0, 0xF4, 18, 0xF0);
    }

    private void AddLeads(int state, int first, int last, int bits, int mark)
    {
        var (run, target) = (first, -1);
        for (var lead = first; lead <= last + 1; lead++)
        {
            var next = lead > last ? -1 : Inside((lead - mark) << bits, 1 << bits);
            if (next == target)
            {
                continue;
            }

            if (target >= 0)
            {
                builder.AddEdge(state, (byte)run, (byte)(lead - 1), target);
            }

            (run, target) = (lead, next);
        }
    }

    /// <summary>The state inside a character whose code point is one of a block.</summary>
    /// <returns>The state; -1 where no character of the block leads on.</returns>
    private int Inside(int start, int size)
    {
        // The shortest form of a character is its only one.
        var least = size switch { 1 << 12 => 0x800, 1 << 18 => 0x10000, _ => 0 };
        var at = Find(Math.Max(start, least));
        if (at == pieces.Count || pieces[at].First >= start + size)
        {
            return -1;
        }

        if (pieces[at].First <= start && pieces[at].Last >= start + size - 1 && start >= least)
        {
            return Uniform(size, pieces[at].Target);
        }

        var row = new int[64];
        for (var i = 0; i < row.Length; i++)
        {
            row[i] = size == 64 ? TargetOf(start + i, ref at) : start + ((i + 1) * (size / 64)) <= least ? -1 : Inside(start + (i * (size / 64)), size / 64);
        }

        return State(row);
    }

    private int Uniform(int size, int target)
    {
        if (!uniform.TryGetValue((size, target), out var state))
        {
            var next = size == 64 ? target : Uniform(size / 64, target);
            state = builder.Add();
            builder.AddEdge(state, 0x80, 0xBF, next);
            uniform.Add((size, target), state);
        }

        return state;
    }

    private int State(int[] row)
    {
        edges.Clear();
        for (var first = 0; first < row.Length;)
        {
            var end = first + 1;
            while (end < row.Length && row[end] == row[first])
            {
                end++;
            }

            if (row[first] >= 0)
            {
                edges.Add(0x80 + first);
                edges.Add(0x80 + end - 1);
                edges.Add(row[first]);
            }

            first = end;
        }

        var key = edges.ToArray();
        if (!known.TryGetValue(key, out var state))
        {
            known.Add(key, state = builder.Add());
            for (var i = 0; i < key.Length; i += 3)
            {
                builder.AddEdge(state, (byte)key[i], (byte)key[i + 1], key[i + 2]);
            }
        }

        return state;
    }

    private int TargetOf(int character, ref int at)
    {
        while (at < pieces.Count && pieces[at].Last < character)
        {
            at++;
        }

        return at < pieces.Count && pieces[at].First <= character ? pieces[at].Target : -1;
    }

    /// <summary>The first piece that ends at a code point or after it.</summary>
    private int Find(int character)
    {
        var (low, high) = (0, pieces.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (pieces[middle].Last < character)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
