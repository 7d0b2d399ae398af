using EigenFlux.Models.Contract;

namespace EigenFlux.Models.Decoding;

/// <summary>
/// A step of a decoding chain: it changes the logits of the next token before one is drawn. It has the state of one turn, and belongs to one
/// thread at a time.
/// </summary>
public interface ILogitProcessor
{
    /// <summary>The sessions that it reads in addition to the one that is drawn from. Evaluate them in one batch with it; otherwise they are computed when they are read.</summary>
    IReadOnlyList<IModelSession> Reads => [];

    /// <summary>Changes the logits in place. Negative infinity stays for tokens that cannot come.</summary>
    /// <param name="logits">One for each token of the vocabulary; from a session without <see cref="ILogits"/> they are log-probabilities (nats).</param>
    void Apply(Span<float> logits);

    /// <summary>A token was drawn, and will be appended to the session.</summary>
    void Take(TokenId token);
}
