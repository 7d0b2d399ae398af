namespace EigenFlux.Models.Constraints.Regexes;

/// <summary>A match of a regular expression in a text.</summary>
/// <param name="Index">The first UTF-16 unit of the match.</param>
/// <param name="Length">The length of the match in UTF-16 units.</param>
public readonly record struct RegexHit(int Index, int Length);
