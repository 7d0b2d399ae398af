namespace EigenFlux.Testing;

/// <summary>The method that decides an expectation.</summary>
public enum TestDecision
{
    /// <summary>By nothing.</summary>
    None,

    /// <summary>By the numbers over all runs.</summary>
    AllRuns,

    /// <summary>By a look along the way, with bounds that hold at every look.</summary>
    Look,

    /// <summary>Because no outcome of the runs that were left could have changed the verdict.</summary>
    Foregone,
}
