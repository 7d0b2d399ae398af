using EigenFlux.Models.Constraints.Regexes;

namespace EigenFlux.Models.Constraints.Shapes;

/// <summary>A part of a shape that cannot be generated.</summary>
/// <param name="Kind">The kind of problem.</param>
/// <param name="Record">The record of the field; null if the problem is in the turn's own value.</param>
/// <param name="Field">The field; null if the problem is in the turn's own value or the entire record.</param>
/// <param name="Text">The faulty alternative, regular expression or record name; empty if there is none.</param>
/// <param name="Regex">The problem of the regular expression, if <paramref name="Kind"/> is <see cref="ShapeProblemKind.Regex"/>.</param>
public sealed record ShapeProblem(
    ShapeProblemKind Kind, string? Record, string? Field, string Text, RegexProblem? Regex = null);
