namespace EigenFlux.Language.Binding;

/// <summary>Deletion as an instruction.</summary>
public enum BoundRetentionKind
{
    /// <summary>The policy passes over it.</summary>
    Keep,

    /// <summary>The target is deleted now.</summary>
    Forget,

    /// <summary>The target is written again.</summary>
    Recall,
}
