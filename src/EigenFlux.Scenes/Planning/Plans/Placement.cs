namespace EigenFlux.Scenes.Planning.Plans;

/// <summary>Where a segment stands.</summary>
public enum Placement
{
    /// <summary>In the prefix, which is never deleted.</summary>
    Prefix,

    /// <summary>In the stream, which is deleted from its head.</summary>
    Stream,

    /// <summary>At the end of the windows of those who alone see it, which is never deleted.</summary>
    Tail,

    /// <summary>Not in the window.</summary>
    Absent,
}
