namespace EigenFlux.Models.Constraints.Shapes;

/// <summary>Why no turn can have a shape.</summary>
public enum ShapeProblemKind
{
    /// <summary>A regular expression has a problem of its own: <see cref="ShapeProblem.Regex"/>.</summary>
    Regex,

    /// <summary>The model's vocabulary cannot spell an alternative, a field's name, or anything that a regular expression matches.</summary>
    CannotSpell,

    /// <summary>A choice has no alternative.</summary>
    NoAlternative,

    /// <summary>A record has no value that ends, because it always contains itself.</summary>
    Endless,

    /// <summary>There is no record of that name.</summary>
    UnknownRecord,

    /// <summary>Free text is part of a larger value, in which its end cannot be determined.</summary>
    ProseAlone,

    /// <summary>The shape is nested more deeply than <c>TokenConstraint.MostLevels</c>.</summary>
    TooDeep,

    /// <summary>The alternatives of a choice have more characters than <c>TokenConstraint.MostChoiceCharacters</c>.</summary>
    ChoiceTooLarge,

    /// <summary>The shape's automaton has more states than <c>TokenConstraint.MostStates</c>.</summary>
    TooLarge,
}
