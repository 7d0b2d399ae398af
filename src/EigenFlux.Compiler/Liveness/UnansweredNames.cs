namespace EigenFlux.Compiler.Liveness;

/// <summary>Who was named in the author's texts since the last turn: the turn that comes next answers them.</summary>
public sealed class UnansweredNames
{
    // As many texts as lore is looked for in.
    private readonly Queue<IReadOnlyList<string>> texts = new();

    /// <summary>Nobody is named yet.</summary>
    public UnansweredNames()
    {
    }

    /// <summary>Goes on from where another is.</summary>
    public UnansweredNames(UnansweredNames other) => texts = new Queue<IReadOnlyList<string>>(other.texts);

    /// <summary>The author wrote a text.</summary>
    /// <param name="live">Who speaks it and is named in it.</param>
    public void Add(IReadOnlyList<string> live)
    {
        texts.Enqueue(live);
        if (texts.Count > LoreMentions.Depth)
        {
            texts.Dequeue();
        }
    }

    /// <summary>A turn begins: those who are named are live at it, and no longer after it.</summary>
    public IReadOnlyList<string> Answer()
    {
        string[] names = [.. texts.SelectMany(text => text).Distinct(StringComparer.Ordinal)];
        texts.Clear();
        return names;
    }
}
