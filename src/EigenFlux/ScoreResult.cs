using EigenFlux.Models.Contract;

namespace EigenFlux;

/// <summary>The log-probabilities of a text under a model.</summary>
/// <param name="Tokens">The scored tokens, in order, without the beginning of text.</param>
/// <param name="Next">The likeliest tokens after the text, likeliest first.</param>
/// <param name="Sum">The sum of the log-probabilities (nats).</param>
/// <param name="Perplexity">exp(−sum / number of tokens); 1 if nothing was scored.</param>
/// <param name="Deletion">The actual mode of the deletion; null if nothing was deleted.</param>
public sealed record ScoreResult(
    IReadOnlyList<ScoredToken> Tokens, IReadOnlyList<ScoredToken> Next, double Sum, double Perplexity, Models.Contract.CacheMode? Deletion);
