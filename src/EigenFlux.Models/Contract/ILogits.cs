namespace EigenFlux.Models.Contract;

/// <summary>A session that returns logits: log-probabilities before normalization. Some penalties are defined on them.</summary>
public interface ILogits
{
    /// <summary>The next token's logits, given the page-state.</summary>
    /// <param name="destination">One place for each token of the vocabulary.</param>
    /// <exception cref="ModelException">The page-state is empty and the model needs a token, or the engine failed.</exception>
    void NextLogits(Span<float> destination);
}
