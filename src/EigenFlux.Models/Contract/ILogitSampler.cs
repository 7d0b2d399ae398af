namespace EigenFlux.Models.Contract;

/// <summary>A sampler that draws from the log-probabilities of any session.</summary>
public interface ILogitSampler : ISampler
{
    /// <summary>Draws the session's next token, and does not append it.</summary>
    /// <param name="session">A session that gives log-probabilities.</param>
    /// <param name="allowed">The tokens that may come, of which is drawn as if there were no others; null for all.</param>
    /// <exception cref="ModelException">The engine failed, or its output is no distribution over the tokens that may come.</exception>
    TokenId Draw(IModelSession session, TokenMask? allowed = null);
}
