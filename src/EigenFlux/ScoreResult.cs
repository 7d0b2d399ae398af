using EigenFlux.Models.Contract;

namespace EigenFlux;

/// <summary>How likely a model finds a text.</summary>
/// <param name="Tokens">The scored tokens, in order, without the beginning of text.</param>
/// <param name="Next">The likeliest tokens after the text, likeliest first.</param>
/// <param name="Sum">The sum of the log-probabilities (nats).</param>
/// <param name="Perplexity">exp(−sum / number of tokens); 1 where nothing was scored.</param>
/// <param name="Deletion">What a deletion was done as; null where nothing was deleted.</param>
public sealed record ScoreResult(
    IReadOnlyList<ScoredToken> Tokens, IReadOnlyList<ScoredToken> Next, double Sum, double Perplexity, Models.Contract.CacheMode? Deletion);
