namespace EigenFlux.Models.Constraints.Regexes;

/// <summary>Why a regular expression cannot be used, or cannot be the shape of a turn.</summary>
public enum RegexProblemKind
{
    /// <summary>.NET does not understand it.</summary>
    Malformed,

    /// <summary>It looks ahead or behind.</summary>
    LookAround,

    /// <summary>It refers back to what a group matched.</summary>
    BackReference,

    /// <summary>It has something else that no automaton can do: an atomic or balancing group, a conditional, a word boundary.</summary>
    Unsupported,

    /// <summary>No text matches it.</summary>
    NothingMatches,

    /// <summary>It has too much of something: <see cref="RegexProblem.Measure"/>.</summary>
    TooLarge,

    /// <summary>It repeats what can match nothing, and needs an engine whose search then has no bound.</summary>
    Unbounded,
}
