namespace EigenFlux.Scenes.Window;

/// <summary>The story that a policy took out of the window and that no summary tells yet, in the order in which it went.</summary>
public sealed class FallenStory
{
    private readonly LinkedList<string> waiting = [];
    private readonly Dictionary<string, LinkedListNode<string>> places = new(StringComparer.Ordinal);
    private readonly HashSet<string> told = new(StringComparer.Ordinal);

    /// <summary>Nothing has fallen yet.</summary>
    public FallenStory()
    {
    }

    /// <summary>Goes on from where another is.</summary>
    public FallenStory(FallenStory other)
    {
        foreach (var segment in other.waiting)
        {
            places.Add(segment, waiting.AddLast(segment));
        }

        told.UnionWith(other.told);
    }

    /// <summary>Hands over what waits to be told, which counts as told from here on.</summary>
    public IReadOnlyList<string> Take()
    {
        string[] taken = [.. waiting];
        told.UnionWith(taken);
        waiting.Clear();
        places.Clear();
        return taken;
    }

    /// <summary>It is not to be told: it is in the window again, or the author wants it forgotten.</summary>
    public void Drop(string segment)
    {
        if (places.Remove(segment, out var place))
        {
            waiting.Remove(place);
        }
    }

    /// <summary>The policy took a step of the story out; what a summary tells already is not told again.</summary>
    internal void Add(string segment)
    {
        if (!told.Contains(segment) && !places.ContainsKey(segment))
        {
            places.Add(segment, waiting.AddLast(segment));
        }
    }
}
