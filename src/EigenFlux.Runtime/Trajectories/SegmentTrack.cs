using EigenFlux.Scenes.Program;

namespace EigenFlux.Runtime.Trajectories;

/// <summary>A segment as it changes.</summary>
internal sealed class SegmentTrack(string name, SegmentKind kind)
{
    private readonly List<PlacedToken> tokens = [];
    private SegmentContent? content;

    /// <summary>Continues from existing contents.</summary>
    public SegmentTrack(string name, SegmentKind kind, SegmentContent content)
        : this(name, kind)
    {
        tokens.AddRange(content.Placed);
        this.content = content;
    }

    public string Name => name;

    public SegmentKind Kind => kind;

    public int Length => tokens.Count;

    /// <summary>The current contents.</summary>
    public SegmentContent Content => content ??= new SegmentContent([.. tokens]);

    public void Insert(int at, IEnumerable<PlacedToken> placed)
    {
        tokens.InsertRange(at, placed);
        content = null;
    }

    public void Delete(int at, int count)
    {
        tokens.RemoveRange(at, count);
        content = null;
    }
}
