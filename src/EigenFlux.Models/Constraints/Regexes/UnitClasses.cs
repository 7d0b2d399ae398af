using EigenFlux.Models.Common;

namespace EigenFlux.Models.Constraints.Regexes;

/// <summary>
/// The code points in classes: two are in one class where all sets that matter have both or neither. The line break has a class of its own.
/// </summary>
internal sealed class UnitClasses
{
    private CharacterTree? characters;

    /// <summary>Divides the code points by some sets.</summary>
    public UnitClasses(IReadOnlyList<CharSet> sets)
    {
        var starts = Starts(sets);
        var members = new Dictionary<int[], int>(IntsComparer.Instance);
        var ranges = new List<(int First, int Last, int Class)>();
        var has = new List<bool[]>();
        var cursors = new int[sets.Count];
        var signature = new int[(sets.Count / 32) + 1];
        for (var i = 0; i < starts.Count; i++)
        {
            Array.Clear(signature);
            for (var set = 0; set < sets.Count; set++)
            {
                var of = sets[set].Ranges;
                while (cursors[set] < of.Count && of[cursors[set]].Last < starts[i])
                {
                    cursors[set]++;
                }

                if (cursors[set] < of.Count && of[cursors[set]].First <= starts[i])
                {
                    signature[set / 32] |= 1 << (set % 32);
                }
            }

            signature[^1] |= starts[i] == '\n' ? 1 << 31 : 0;
            if (!members.TryGetValue(signature, out var number))
            {
                members.Add([.. signature], number = members.Count);
                var row = new bool[sets.Count];
                for (var set = 0; set < row.Length; set++)
                {
                    row[set] = (signature[set / 32] >> (set % 32) & 1) != 0;
                }

                has.Add(row);
            }

            var last = i + 1 < starts.Count ? starts[i + 1] - 1 : CharSet.Last;
            LineBreak = starts[i] == '\n' ? number : LineBreak;
            ranges.Add((starts[i], last, number));
        }

        Ranges = ranges;
        Has = has;
    }

    /// <summary>All code points in ranges, with the class of each.</summary>
    public IReadOnlyList<(int First, int Last, int Class)> Ranges { get; }

    /// <summary>The code points beyond ASCII by the bytes of their UTF-8.</summary>
    public CharacterTree Characters => characters ??= new CharacterTree(Ranges);

    /// <summary>For each class and each set whether the set has the class.</summary>
    public IReadOnlyList<bool[]> Has { get; }

    /// <summary>The line break's class.</summary>
    public int LineBreak { get; }

    /// <summary>How many classes there are.</summary>
    public int Count => Has.Count;

    /// <summary>The class of a code point.</summary>
    public int ClassOf(int character)
    {
        var (low, high) = (0, Ranges.Count - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Ranges[middle].Last < character ? (middle + 1, high) : (low, middle);
        }

        return Ranges[low].Class;
    }

    /// <summary>How many steps it takes to divide the code points by some sets, at the most.</summary>
    public static long WorkOf(IReadOnlyList<CharSet> sets) => sets.Count * (3 + sets.Sum(set => 2L * set.Ranges.Count));

    private static List<int> Starts(IReadOnlyList<CharSet> sets)
    {
        var starts = new SortedSet<int> { 0, '\n', '\n' + 1 };
        foreach (var set in sets)
        {
            foreach (var (first, last) in set.Ranges)
            {
                starts.Add(first);
                if (last < CharSet.Last)
                {
                    starts.Add(last + 1);
                }
            }
        }

        return [.. starts];
    }
}
