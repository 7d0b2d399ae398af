using EigenFlux.Models.Contract;

namespace EigenFlux.Runtime.Auditing;

/// <summary>
/// Measures the divergence of a session's cache from its page-state: it compares the next distribution with a recomputation from
/// the same tokens. Its buffers are reused. Not safe for concurrent use.
/// </summary>
public sealed class CacheAuditor
{
    private float[] cached = [];
    private float[] exact = [];

    /// <summary>
    /// Compares a session with a recomputation of its tokens in a separate context, which is closed at the end. Only the next
    /// distribution is read from the session, so its further results do not change.
    /// </summary>
    /// <param name="model">The session's model.</param>
    /// <param name="session">A session with at least one token.</param>
    /// <returns>KL(exact ‖ cached) in nats, or the failure if there is no memory for a second context.</returns>
    /// <exception cref="ModelException">The model returns no log-probabilities, or the engine failed.</exception>
    public Outcome Compare(ILanguageModel model, IModelSession session)
    {
        var vocabulary = model.Tokenizer.VocabularySize;
        if (cached.Length != vocabulary)
        {
            (cached, exact) = (new float[vocabulary], new float[vocabulary]);
        }

        session.NextLogProbabilities(cached);
        IModelContext context;
        try
        {
            context = model.CreateContext(new ContextOptions(session.Length));
        }
        catch (ModelException refused)
        {
            return new Outcome(double.NaN, refused);
        }

        using (context)
        {
            using var anew = context.CreateSession();
            anew.Append(session.Tokens);
            anew.NextLogProbabilities(exact);
        }

        return new Outcome(Divergence.Nats(exact, cached), null);
    }

    /// <summary>The result of a comparison.</summary>
    /// <param name="Nats">KL(exact ‖ cached); NaN if the comparison was impossible.</param>
    /// <param name="Refused">The reason why there is no second context; null if there is one.</param>
    public readonly record struct Outcome(double Nats, ModelException? Refused);
}
