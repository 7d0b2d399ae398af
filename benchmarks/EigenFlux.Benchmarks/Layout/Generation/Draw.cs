namespace EigenFlux.Benchmarks.Layout.Generation;

/// <summary>Draws of a seed, the same on every machine and with every version of .NET (SplitMix64).</summary>
internal sealed class Draw(ulong seed)
{
    private ulong state = seed;

    /// <summary>A number from 0 up to but not including <paramref name="end"/>.</summary>
    public int Below(int end)
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        mixed ^= mixed >> 31;
        return (int)(mixed % (ulong)end);
    }

    /// <summary>A number from <paramref name="first"/> to <paramref name="last"/>.</summary>
    public int Between(int first, int last) => first + Below(last - first + 1);

    /// <summary>One of a list.</summary>
    public T Of<T>(IReadOnlyList<T> list) => list[Below(list.Count)];

    /// <summary>Whether something happens that happens so often in a hundred times.</summary>
    public bool Percent(int chance) => Below(100) < chance;

    /// <summary>Some of a list, each once, in the list's order.</summary>
    public IReadOnlyList<T> Some<T>(IReadOnlyList<T> list, int count)
    {
        var places = Enumerable.Range(0, list.Count).ToList();
        while (places.Count > count)
        {
            places.RemoveAt(Below(places.Count));
        }

        return [.. places.Select(place => list[place])];
    }
}
