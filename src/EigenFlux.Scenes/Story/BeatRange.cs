namespace EigenFlux.Scenes.Story;

/// <summary>Beats that follow one another.</summary>
/// <param name="From">The first.</param>
/// <param name="To">The last.</param>
public readonly record struct BeatRange(int From, int To)
{
    /// <summary>The number of beats.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public int Count => To - From + 1;

    /// <summary>Whether two lists have a beat in common. Each is in order.</summary>
    public static bool Meet(IReadOnlyList<BeatRange> ones, IReadOnlyList<BeatRange> others)
    {
        for (var (i, j) = (0, 0); i < ones.Count && j < others.Count;)
        {
            if (ones[i].To < others[j].From)
            {
                i++;
            }
            else if (others[j].To < ones[i].From)
            {
                j++;
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The same beats in order, in as few ranges as it takes.</summary>
    public static IReadOnlyList<BeatRange> Merge(IEnumerable<BeatRange> ranges)
    {
        var merged = new List<BeatRange>();
        foreach (var range in ranges.OrderBy(range => range.From))
        {
            if (merged.Count > 0 && range.From <= merged[^1].To + 1)
            {
                merged[^1] = merged[^1] with { To = Math.Max(merged[^1].To, range.To) };
            }
            else
            {
                merged.Add(range);
            }
        }

        return merged;
    }
}
