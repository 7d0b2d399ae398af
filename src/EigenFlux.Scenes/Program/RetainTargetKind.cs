namespace EigenFlux.Scenes.Program;

/// <summary>The kinds of things that can be kept, forgotten and recalled.</summary>
public enum RetainTargetKind
{
    /// <summary>A captured turn.</summary>
    Turn,

    /// <summary>The setting.</summary>
    Setting,

    /// <summary>The notes.</summary>
    Note,

    /// <summary>A character's definition.</summary>
    Definition,

    /// <summary>An entry of lore.</summary>
    Lore,
}
