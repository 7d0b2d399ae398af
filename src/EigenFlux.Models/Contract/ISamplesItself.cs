namespace EigenFlux.Models.Contract;

/// <summary>
/// A session that draws tokens with samplers of its own engine: natively, at a server, or from a recording. For a session without it, an
/// <see cref="ILogitSampler"/> draws from its log-probabilities.
/// </summary>
public interface ISamplesItself
{
    /// <summary>Draws the next token without appending it.</summary>
    /// <param name="sampler">A sampler of this model.</param>
    /// <param name="allowed">
    /// The tokens to draw from, as if there were no others; null for all. Allocates nothing.
    /// </param>
    /// <exception cref="ModelException">
    /// The engine failed, or its output is not a distribution over the allowed tokens; or the next token of a recording is not
    /// allowed (<see cref="ModelErrorKind.NotAllowed"/>).
    /// </exception>
    TokenId Sample(ISampler sampler, TokenMask? allowed = null);

    /// <summary>As <see cref="Sample"/>, for engines that wait for a server; other engines complete synchronously.</summary>
    /// <param name="sampler">A sampler of this model.</param>
    /// <param name="allowed">The allowed tokens; null for all.</param>
    /// <param name="cancellation">Ends the wait.</param>
    ValueTask<TokenId> SampleAsync(ISampler sampler, TokenMask? allowed, CancellationToken cancellation) => new(Sample(sampler, allowed));
}
