namespace EigenFlux.Models.Constraints.Regexes;

/// <summary>Where a regular expression matches in a text.</summary>
/// <param name="Index">The first UTF-16 unit of the match.</param>
/// <param name="Length">How many UTF-16 units it has.</param>
public readonly record struct RegexHit(int Index, int Length);
