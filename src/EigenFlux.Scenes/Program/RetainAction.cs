namespace EigenFlux.Scenes.Program;

/// <summary>Deletion as an instruction.</summary>
public enum RetainAction
{
    /// <summary>The policy passes over it from here on.</summary>
    Keep,

    /// <summary>It is deleted now.</summary>
    Forget,

    /// <summary>It is written again, where it is no longer in the window.</summary>
    Recall,
}
