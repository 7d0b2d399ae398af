namespace EigenFlux.Language.Binding;

/// <summary>The kinds of targets of <c>keep</c>, <c>forget</c> and <c>recall</c>.</summary>
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
