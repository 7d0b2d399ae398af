namespace EigenFlux.Scenes.Problems;

/// <summary>The number of a scene's header that may make a problem of its plan go away.</summary>
public enum PlanRemedy
{
    /// <summary>No number.</summary>
    None,

    /// <summary>A larger window.</summary>
    LargerWindow,

    /// <summary>The model's largest window.</summary>
    ModelWindow,

    /// <summary>A smaller reserve.</summary>
    SmallerReserve,

    /// <summary>A larger reserve or, if none helps, a larger window.</summary>
    LargerReserve,
}
