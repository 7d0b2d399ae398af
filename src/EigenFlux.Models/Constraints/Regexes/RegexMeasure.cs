namespace EigenFlux.Models.Constraints.Regexes;

/// <summary>The measure by which a regular expression is too large.</summary>
public enum RegexMeasure
{
    /// <summary>Nothing is counted.</summary>
    None,

    /// <summary>UTF-16 units of the expression.</summary>
    Length,

    /// <summary>Levels of groups in one another.</summary>
    Nesting,

    /// <summary>Characters of the expression with all repeats written out.</summary>
    Expansion,

    /// <summary>States of the automaton; the exact number is unknown, only that it exceeds the limit.</summary>
    States,

    /// <summary>Steps of building the automaton; the exact number is unknown, only that it exceeds the limit.</summary>
    Work,

    /// <summary>Classes of characters outside the Basic Multilingual Plane that the expression distinguishes.</summary>
    Kinds,
}
