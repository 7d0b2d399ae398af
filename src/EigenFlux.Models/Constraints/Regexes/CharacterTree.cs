using EigenFlux.Models.Common;

namespace EigenFlux.Models.Constraints.Regexes;

/// <summary>
/// The characters beyond ASCII by the bytes of their UTF-8, as a tree whose leaves are classes: a node is the place after some bytes, and nodes after
/// which all is alike are one. Surrogates, which no Unicode text has, are not in it.
/// </summary>
internal sealed class CharacterTree
{
    private const int None = -1;

    // The low six bits of each byte after the first.
    private const int Fan = 64;

    private readonly IReadOnlyList<(int First, int Last, int Class)> ranges;
    private readonly List<Node> nodes = [];
    private readonly Dictionary<int[], int> numbers = new(IntsComparer.Instance);
    private int at;

    /// <summary>Makes the tree.</summary>
    /// <param name="ranges">All code points in ranges that rise, with the class of each.</param>
    public CharacterTree(IReadOnlyList<(int First, int Last, int Class)> ranges)
    {
        this.ranges = ranges;
        var runs = new List<int>();
        Add(first: 0xC2, last: 0xDF, lead: 0xC0, size: Fan, least: 0x80, runs);
        Add(first: 0xE0, last: 0xEF, lead: 0xE0, size: Fan * Fan, least: 0x800, runs);
        Add(first: 0xF0, last: 0xF4, lead: 0xF0, size: Fan * Fan * Fan, least: CharSet.FirstAstral, runs);
        Root = Number(runs, isLeaf: false);
    }

    /// <summary>The node before the first byte.</summary>
    public int Root { get; }

    /// <summary>A node.</summary>
    public Node this[int node] => nodes[node];

    private void Add(int first, int last, int lead, int size, int least, List<int> runs)
    {
        at = 0;
        for (var value = first; value <= last; value++)
        {
            AddRun(runs, value, Inside((value - lead) * size, size, least));
        }
    }

    /// <summary>The node whose characters are those of a block, in which all that is below a least one is left out.</summary>
    private int Inside(int start, int size, int least)
    {
        if (start + size <= least || start > CharSet.Last || (start >= 0xD800 && start + size <= 0xE000))
        {
            return None;
        }

        var runs = new List<int>();
        if (size > Fan)
        {
            for (var i = 0; i < Fan; i++)
            {
                AddRun(runs, 0x80 + i, Inside(start + (i * (size / Fan)), size / Fan, least));
            }

            return Number(runs, isLeaf: false);
        }

        while (ranges[at].Last < start)
        {
            at++;
        }

        for (var i = at; i < ranges.Count && ranges[i].First < start + size; i++)
        {
            runs.Add(0x80 + Math.Max(ranges[i].First - start, 0));
            runs.Add(0x80 + Math.Min(ranges[i].Last - start, Fan - 1));
            runs.Add(ranges[i].Class);
        }

        return Number(runs, isLeaf: true);
    }

    private static void AddRun(List<int> runs, int value, int next)
    {
        if (next == None)
        {
            return;
        }

        if (runs.Count > 0 && runs[^1] == next && runs[^2] == value - 1)
        {
            runs[^2] = value;
            return;
        }

        runs.AddRange([value, value, next]);
    }

    private int Number(List<int> flat, bool isLeaf)
    {
        int[] key = [.. flat, isLeaf ? 1 : 0];
        if (!numbers.TryGetValue(key, out var number))
        {
            var runs = new (byte First, byte Last, int Next)[flat.Count / 3];
            for (var i = 0; i < runs.Length; i++)
            {
                runs[i] = ((byte)flat[3 * i], (byte)flat[(3 * i) + 1], flat[(3 * i) + 2]);
            }

            var classes = runs.SelectMany(run => isLeaf ? [run.Next] : nodes[run.Next].Classes).Distinct().Order().ToArray();
            numbers.Add(key, number = nodes.Count);
            nodes.Add(new Node(runs, isLeaf, classes));
        }

        return number;
    }

    /// <summary>A node.</summary>
    /// <param name="Runs">Bytes, and the node that each of them leads to; in a leaf, the class of the character that it ends.</param>
    /// <param name="IsLeaf">Whether the next byte is a character's last.</param>
    /// <param name="Classes">The classes of all characters after it, by rising number.</param>
    public sealed record Node((byte First, byte Last, int Next)[] Runs, bool IsLeaf, int[] Classes);
}
