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

    /// <summary>States of the automaton; how many there would be is not known, only that they are more than the limit.</summary>
    States,

    /// <summary>Steps of making the automaton; how many there would be is not known, only that they are more than the limit.</summary>
    Work,

    /// <summary>Classes of characters outside the Basic Multilingual Plane that the expression distinguishes.</summary>
    Kinds,
}
