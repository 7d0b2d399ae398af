namespace EigenFlux.Models.Contract;

/// <summary>A session that returns the model's hidden state: the vector whose product with the output matrix is the logits.</summary>
public interface IHiddenStates
{
    /// <summary>The length of a hidden state: the model's width.</summary>
    int Width { get; }

    /// <summary>The final hidden state after the page-state's last token, with the final normalisation applied. The engine may compute that token again.</summary>
    /// <param name="destination"><see cref="Width"/> places.</param>
    /// <exception cref="ModelException">The page-state is empty, or the engine failed.</exception>
    void LastHiddenState(Span<float> destination);
}
