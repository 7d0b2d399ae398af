namespace EigenFlux.Models.Contract;

/// <summary>Draws the tokens of one turn from a model's distributions. Made by <see cref="ILanguageModel.CreateSampler"/>.</summary>
public interface ISampler : IDisposable
{
    /// <summary>
    /// Goes on as if it had drawn a token: what it draws next is what it would have drawn then. That is how a turn that was begun
    /// elsewhere is taken up.
    /// </summary>
    void Skip(TokenId token);
}
