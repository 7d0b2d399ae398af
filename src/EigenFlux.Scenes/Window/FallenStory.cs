namespace EigenFlux.Scenes.Window;

/// <summary>The deleted story that no summary covers yet, in the order of deletion.</summary>
public sealed class FallenStory
{
    private readonly LinkedList<string> waiting = [];
    private readonly Dictionary<string, LinkedListNode<string>> places = new(StringComparer.Ordinal);
    private readonly HashSet<string> covered = new(StringComparer.Ordinal);

    /// <summary>Nothing has fallen yet.</summary>
    public FallenStory()
    {
    }

    /// <summary>Copies the state of another.</summary>
    public FallenStory(FallenStory other)
    {
        foreach (var segment in other.waiting)
        {
            places.Add(segment, waiting.AddLast(segment));
        }

        covered.UnionWith(other.covered);
    }

    /// <summary>Returns the text that waits for a summary, which counts as covered from here on.</summary>
    public IReadOnlyList<string> Take()
    {
        string[] taken = [.. waiting];
        covered.UnionWith(taken);
        waiting.Clear();
        places.Clear();
        return taken;
    }

    /// <summary>Removes text that no summary needs to cover: it is in the window again, or the author forgets it.</summary>
    public void Drop(string segment)
    {
        if (places.Remove(segment, out var place))
        {
            waiting.Remove(place);
        }
    }

    /// <summary>The policy deleted a step of the story; a step that a summary already covers is not added again.</summary>
    internal void Add(string segment)
    {
        if (!covered.Contains(segment) && !places.ContainsKey(segment))
        {
            places.Add(segment, waiting.AddLast(segment));
        }
    }
}
