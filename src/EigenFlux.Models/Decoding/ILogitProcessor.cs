using EigenFlux.Models.Contract;

namespace EigenFlux.Models.Decoding;

/// <summary>
/// A step of a decoding chain: it changes the logits of the next token before the draw. It has the state of one turn, and is not
/// safe for concurrent use.
/// </summary>
public interface ILogitProcessor
{
    /// <summary>
    /// The sessions that the step reads in addition to the session that is drawn from. They can be evaluated in one batch with
    /// it; otherwise reading computes them.
    /// </summary>
    IReadOnlyList<IModelSession> Reads => [];

    /// <summary>Changes the logits in place. Negative infinity stays for tokens that cannot come.</summary>
    /// <param name="logits">One for each token of the vocabulary; from a session without <see cref="ILogits"/> they are log-probabilities (nats).</param>
    void Apply(Span<float> logits);

    /// <summary>A token was drawn, and will be appended to the session.</summary>
    void Take(TokenId token);
}
