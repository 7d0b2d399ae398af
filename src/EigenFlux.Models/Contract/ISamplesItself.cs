namespace EigenFlux.Models.Contract;

/// <summary>
/// A session that draws tokens with samplers of its own engine: natively, at a server, or from a recording. For a session without it, an
/// <see cref="ILogitSampler"/> draws from its log-probabilities.
/// </summary>
public interface ISamplesItself
{
    /// <summary>Draws the next token, and does not append it.</summary>
    /// <param name="sampler">A sampler of this model.</param>
    /// <param name="allowed">
    /// The tokens that may come, of which the sampler then draws as if there were no others; null for all. Nothing is allocated for it.
    /// </param>
    /// <exception cref="ModelException">
    /// The engine failed, or its output is no distribution over the tokens that may come; or the next token of a recording may not come
    /// (<see cref="ModelErrorKind.NotAllowed"/>).
    /// </exception>
    TokenId Sample(ISampler sampler, TokenMask? allowed = null);

    /// <summary>As <see cref="Sample"/>, for engines that wait for a server; others complete at once.</summary>
    /// <param name="sampler">A sampler of this model.</param>
    /// <param name="allowed">The tokens that may come; null for all.</param>
    /// <param name="cancellation">Ends the wait.</param>
    ValueTask<TokenId> SampleAsync(ISampler sampler, TokenMask? allowed, CancellationToken cancellation) => new(Sample(sampler, allowed));
}
