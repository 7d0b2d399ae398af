namespace EigenFlux.Models.Contract;

/// <summary>
/// A session that returns the likeliest next tokens without a distribution over the vocabulary, which some servers do not return.
/// For other sessions, <see cref="ModelSessionExtensions"/> takes them from the distribution.
/// </summary>
public interface ITopLogProbabilities
{
    /// <summary>The maximum number of tokens in one request.</summary>
    int MostTop { get; }

    /// <summary>Writes the likeliest next tokens, the likeliest first; of two that are equally likely the lower id first.</summary>
    /// <param name="tokens">As many places as tokens are wanted, at most <see cref="MostTop"/>.</param>
    /// <param name="logProbabilities">As many places: the natural logarithms of their probabilities (nats).</param>
    /// <returns>The number of tokens that were written.</returns>
    /// <exception cref="ModelException">The page-state is empty and the model needs a token, or the engine failed.</exception>
    int TopLogProbabilities(Span<TokenId> tokens, Span<float> logProbabilities);
}
