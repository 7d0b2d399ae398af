namespace EigenFlux.Language.Binding;

/// <summary>What deletion as an instruction can be about.</summary>
public enum BoundRetentionTargetKind
{
    /// <summary>One captured turn.</summary>
    Turn,

    /// <summary>Every turn of a capture.</summary>
    AllTurns,

    /// <summary>The note.</summary>
    Note,

    /// <summary>The setting.</summary>
    Setting,

    /// <summary>A piece of lore.</summary>
    Lore,

    /// <summary>The definition of a character.</summary>
    Definition,
}
