namespace EigenFlux.Scenes.Program;

/// <summary>What a segment is for.</summary>
public enum SegmentKind
{
    /// <summary>What the target or the model wants at the page-state's head: a beginning of text, a message's frame.</summary>
    Frame,

    /// <summary>A character's definition, at one level of detail, with its example lines.</summary>
    Definition,

    /// <summary>A pinned text.</summary>
    Pin,

    /// <summary>What a character alone knows.</summary>
    Knows,

    /// <summary>The setting.</summary>
    Setting,

    /// <summary>A note.</summary>
    Note,

    /// <summary>An entry of lore.</summary>
    Lore,

    /// <summary>The summary of what was deleted.</summary>
    Summary,

    /// <summary>The narrator's scripted text.</summary>
    Narration,

    /// <summary>A scripted line, or one that a person said.</summary>
    Line,

    /// <summary>A generated turn.</summary>
    Turn,
}
