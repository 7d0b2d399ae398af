using EigenFlux.Models.Contract;

namespace EigenFlux;

/// <summary>A token and how likely it was.</summary>
/// <param name="Id">The token.</param>
/// <param name="Text">Its text; a byte that is no character of its own as <c>&lt;0xNN&gt;</c>.</param>
/// <param name="LogProbability">The natural logarithm of its probability (nats), given all before it.</param>
public readonly record struct ScoredToken(TokenId Id, string Text, double LogProbability);
