namespace EigenFlux.Runtime.Collapse;

/// <summary>The three kinds of collapse, the narrowest first: a state is an orbit of period 1, and an orbit is a class.</summary>
public enum CollapseKind
{
    /// <summary>The page-state repeats after each token: generation and deletion cancel out.</summary>
    State,

    /// <summary>The same tokens, or the same page-states, come again and again with one period.</summary>
    Orbit,

    /// <summary>The generated text no longer changes in kind: no new token types occur.</summary>
    Class,
}
