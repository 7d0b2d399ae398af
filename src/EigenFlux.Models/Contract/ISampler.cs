namespace EigenFlux.Models.Contract;

/// <summary>Draws the tokens of one turn from a model's distributions. Made by <see cref="ILanguageModel.CreateSampler"/>.</summary>
public interface ISampler : IDisposable
{
    /// <summary>
    /// Continues as if the sampler had drawn a token; the next draw is then the same. A turn that began elsewhere continues this
    /// way, and a forced token needs no distribution.
    /// </summary>
    /// <exception cref="ModelException">The sampler could not have drawn the token (<see cref="ModelErrorKind.NotAllowed"/>).</exception>
    void Skip(TokenId token);
}
