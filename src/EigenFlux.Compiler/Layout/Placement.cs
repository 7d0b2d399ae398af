namespace EigenFlux.Compiler.Layout;

/// <summary>Where a segment stands.</summary>
public enum Placement
{
    /// <summary>In the prefix, which is never deleted.</summary>
    Prefix,

    /// <summary>In the stream, which is deleted from its head.</summary>
    Stream,

    /// <summary>Not in the window.</summary>
    Absent,
}
