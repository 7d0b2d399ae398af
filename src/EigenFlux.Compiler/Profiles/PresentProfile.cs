namespace EigenFlux.Compiler.Profiles;

/// <summary>What the definition of a character is worth that is present, and neither speaks nor is named.</summary>
/// <param name="Worth">The measurement.</param>
/// <param name="Share">The share of its weight that such a definition has, from 0 to 1.</param>
public sealed record PresentProfile(MeasuredWorth Worth, double Share);
