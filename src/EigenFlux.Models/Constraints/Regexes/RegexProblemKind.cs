namespace EigenFlux.Models.Constraints.Regexes;

/// <summary>Why a regular expression cannot be used, or cannot be the shape of a turn.</summary>
public enum RegexProblemKind
{
    /// <summary>.NET does not understand it.</summary>
    Malformed,

    /// <summary>The expression has a lookahead or a lookbehind.</summary>
    LookAround,

    /// <summary>The expression has a back-reference.</summary>
    BackReference,

    /// <summary>
    /// The expression has another construct that no automaton supports: an atomic or balancing group, a conditional, a word
    /// boundary.
    /// </summary>
    Unsupported,

    /// <summary>No text matches it.</summary>
    NothingMatches,

    /// <summary>The expression exceeds a limit: <see cref="RegexProblem.Measure"/>.</summary>
    TooLarge,

    /// <summary>The expression repeats a part that can match empty text, and needs an engine whose search is then unbounded.</summary>
    Unbounded,
}
