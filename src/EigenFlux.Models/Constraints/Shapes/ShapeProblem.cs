using EigenFlux.Models.Constraints.Regexes;

namespace EigenFlux.Models.Constraints.Shapes;

/// <summary>Something of a shape that cannot be said.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Record">The record that the field is of; null where it is the turn's own value.</param>
/// <param name="Field">The field; null where it is the turn's own value, or the whole record.</param>
/// <param name="Text">What it is about: the alternative, the regular expression, the record's name. Empty where there is nothing to name.</param>
/// <param name="Regex">What is wrong with the regular expression, where <paramref name="Kind"/> says so.</param>
public sealed record ShapeProblem(
    ShapeProblemKind Kind, string? Record, string? Field, string Text, RegexProblem? Regex = null);
