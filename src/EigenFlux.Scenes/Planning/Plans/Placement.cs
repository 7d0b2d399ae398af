namespace EigenFlux.Scenes.Planning.Plans;

/// <summary>The position of a segment in the window.</summary>
public enum Placement
{
    /// <summary>In the prefix, which is never deleted.</summary>
    Prefix,

    /// <summary>In the stream, which is deleted from its head.</summary>
    Stream,

    /// <summary>At the end of the windows of its audience; never deleted.</summary>
    Tail,

    /// <summary>Not in the window.</summary>
    Absent,
}
