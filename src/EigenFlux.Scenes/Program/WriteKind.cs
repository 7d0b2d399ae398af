namespace EigenFlux.Scenes.Program;

/// <summary>What a piece of written text is for.</summary>
public enum WriteKind
{
    /// <summary>The place and time; one at a time, and it stays while it holds.</summary>
    Setting,

    /// <summary>A note; it stays until it is written anew.</summary>
    Note,

    /// <summary>The narrator's.</summary>
    Narration,

    /// <summary>A character's scripted line.</summary>
    Line,
}
