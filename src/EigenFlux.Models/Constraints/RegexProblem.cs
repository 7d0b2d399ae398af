namespace EigenFlux.Models.Constraints;

/// <summary>Why a regular expression cannot be the shape of a turn, and where.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Text">The part that it is about; the whole expression where no part is.</param>
/// <param name="Position">Where that part begins, in UTF-16 units from the beginning of the expression.</param>
public sealed record RegexProblem(RegexProblemKind Kind, string Text, int Position);
