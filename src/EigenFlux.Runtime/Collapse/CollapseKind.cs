namespace EigenFlux.Runtime.Collapse;

/// <summary>The three kinds of collapse, the narrowest first: a state is an orbit of period 1, and an orbit is a class.</summary>
public enum CollapseKind
{
    /// <summary>The page-state goes over to itself: what is generated and what is deleted cancel out.</summary>
    State,

    /// <summary>The same tokens, or the same page-states, come again and again with one period.</summary>
    Orbit,

    /// <summary>What is said no longer changes in kind: no new token types come, and it goes on as it was.</summary>
    Class,
}
