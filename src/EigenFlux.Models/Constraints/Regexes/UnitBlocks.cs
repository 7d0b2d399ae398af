using EigenFlux.Models.Constraints.Automata;

namespace EigenFlux.Models.Constraints.Regexes;

/// <summary>
/// The characters of one unit beyond ASCII in blocks of 64, as UTF-8 has them: blocks with the same classes at the same places are of one
/// kind, and there are few kinds. Surrogates are in no block.
/// </summary>
internal sealed class UnitBlocks
{
    private const int Size = 64;
    private const int None = -1;

    /// <summary>Finds the kinds.</summary>
    public UnitBlocks(IReadOnlyList<(int First, int Last, int Class)> ranges)
    {
        var kinds = new List<(byte, byte, int)[]>();
        var numbers = new Dictionary<int[], int>(IntsComparer.Instance);
        var runs = new List<int>();
        var blocks = new int[0x10000 / Size];
        var at = 0;
        for (var block = 0; block < blocks.Length; block++)
        {
            var (start, end) = (block * Size, ((block + 1) * Size) - 1);
            if (block < 2 || (start >= 0xD800 && start < 0xE000))
            {
                blocks[block] = None;
                continue;
            }

            while (ranges[at].Last < start)
            {
                at++;
            }

            runs.Clear();
            for (var i = at; i < ranges.Count && ranges[i].First <= end; i++)
            {
                runs.Add(Math.Max(ranges[i].First, start) - start);
                runs.Add(Math.Min(ranges[i].Last, end) - start);
                runs.Add(ranges[i].Class);
            }

            int[] key = [.. runs];
            if (!numbers.TryGetValue(key, out blocks[block]))
            {
                numbers.Add(key, blocks[block] = kinds.Count);
                kinds.Add(Runs(key));
            }
        }

        Kinds = kinds;
        OfTwoBytes = RunsOf(blocks.AsSpan(0, 32));

        // Characters that two bytes write are not written with three.
        blocks.AsSpan(0, 32).Fill(None);
        OfThreeBytes = [.. Enumerable.Range(0, 16).Select(lead => RunsOf(blocks.AsSpan(lead * Size, Size)))];
    }

    /// <summary>For each kind runs of places of one class.</summary>
    public IReadOnlyList<(byte First, byte Last, int Class)[]> Kinds { get; }

    /// <summary>Runs of blocks of one kind, by the low five bits of a first byte of two.</summary>
    public (byte First, byte Last, int Kind)[] OfTwoBytes { get; }

    /// <summary>For each first byte of three, by its low four bits, runs of blocks of one kind, by the low six bits of the second byte.</summary>
    public IReadOnlyList<(byte First, byte Last, int Kind)[]> OfThreeBytes { get; }

    private static (byte First, byte Last, int Number)[] Runs(int[] flat)
    {
        var runs = new (byte, byte, int)[flat.Length / 3];
        for (var i = 0; i < runs.Length; i++)
        {
            runs[i] = ((byte)flat[3 * i], (byte)flat[(3 * i) + 1], flat[(3 * i) + 2]);
        }

        return runs;
    }

    private static (byte First, byte Last, int Number)[] RunsOf(ReadOnlySpan<int> blocks)
    {
        var runs = new List<(byte, byte, int)>();
        for (var first = 0; first < blocks.Length;)
        {
            var end = first + 1;
            while (end < blocks.Length && blocks[end] == blocks[first])
            {
                end++;
            }

            if (blocks[first] != None)
            {
                runs.Add(((byte)first, (byte)(end - 1), blocks[first]));
            }

            first = end;
        }

        return [.. runs];
    }
}
