namespace EigenFlux.Language.Binding;

/// <summary>Deletion as an instruction.</summary>
public enum BoundRetentionKind
{
    /// <summary>The policy passes over it.</summary>
    Keep,

    /// <summary>It is deleted now.</summary>
    Forget,

    /// <summary>It is written again.</summary>
    Recall,
}
