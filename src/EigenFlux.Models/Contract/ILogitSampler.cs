namespace EigenFlux.Models.Contract;

/// <summary>A sampler that draws from the log-probabilities of any session.</summary>
public interface ILogitSampler : ISampler
{
    /// <summary>Draws the session's next token without appending it.</summary>
    /// <param name="session">A session that returns log-probabilities.</param>
    /// <param name="allowed">The tokens to draw from, as if there were no others; null for all.</param>
    /// <exception cref="ModelException">The engine failed, or its output is not a distribution over the allowed tokens.</exception>
    TokenId Draw(IModelSession session, TokenMask? allowed = null);
}
