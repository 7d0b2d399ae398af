namespace EigenFlux.Compiler.Schedule;

/// <summary>The story that a policy took out of the window and that no summary tells yet, in the order in which it went.</summary>
public sealed class FallenStory
{
    private readonly List<string> waiting = [];
    private readonly HashSet<string> told = new(StringComparer.Ordinal);

    /// <summary>Nothing has fallen yet.</summary>
    public FallenStory()
    {
    }

    /// <summary>Goes on from where another is.</summary>
    public FallenStory(FallenStory other)
    {
        waiting.AddRange(other.waiting);
        told.UnionWith(other.told);
    }

    /// <summary>Hands over what waits to be told, which counts as told from here on.</summary>
    public IReadOnlyList<string> Take()
    {
        string[] taken = [.. waiting];
        told.UnionWith(taken);
        waiting.Clear();
        return taken;
    }

    /// <summary>It is not to be told: it is in the window again, or the author wants it forgotten.</summary>
    public void Drop(string segment) => waiting.Remove(segment);

    /// <summary>The policy took a step of the story out; what a summary tells already is not told again.</summary>
    internal void Add(string segment)
    {
        if (!told.Contains(segment))
        {
            waiting.Add(segment);
        }
    }
}
