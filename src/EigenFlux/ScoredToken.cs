using EigenFlux.Models.Contract;

namespace EigenFlux;

/// <summary>A token and its log-probability.</summary>
/// <param name="Id">The token.</param>
/// <param name="Text">The token's text; bytes that are not UTF-8 on their own are shown as <c>&lt;0xNN&gt;</c>.</param>
/// <param name="LogProbability">The natural logarithm of its probability (nats), given all before it.</param>
public readonly record struct ScoredToken(TokenId Id, string Text, double LogProbability);
