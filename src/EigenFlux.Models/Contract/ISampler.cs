namespace EigenFlux.Models.Contract;

/// <summary>Draws the tokens of one turn from a model's distributions. Made by <see cref="ILanguageModel.CreateSampler"/>.</summary>
public interface ISampler : IDisposable
{
    /// <summary>
    /// Continues as if it had drawn a token: the next draw is then what it would have been. So a turn continues that was begun elsewhere, and a
    /// token that is the only one that may come needs no distribution.
    /// </summary>
    /// <exception cref="ModelException">It could not have drawn the token (<see cref="ModelErrorKind.NotAllowed"/>).</exception>
    void Skip(TokenId token);
}
