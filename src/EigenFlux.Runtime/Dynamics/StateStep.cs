using EigenFlux.Models.Contract;

namespace EigenFlux.Runtime.Dynamics;

/// <summary>One step of a <see cref="DynamicSystem"/>.</summary>
/// <param name="Token">The token that was generated, now the last of the page-state.</param>
/// <param name="Deleted">The number of tokens that were deleted to make room for it.</param>
public readonly record struct StateStep(TokenId Token, int Deleted);
