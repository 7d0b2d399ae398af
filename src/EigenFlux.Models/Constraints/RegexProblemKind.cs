namespace EigenFlux.Models.Constraints;

/// <summary>Why a regular expression cannot be the shape of a turn.</summary>
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

    /// <summary>Its automaton would have too many states.</summary>
    TooLarge,
}
