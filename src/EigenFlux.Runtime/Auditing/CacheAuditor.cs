using EigenFlux.Models.Contract;

namespace EigenFlux.Runtime.Auditing;

/// <summary>
/// Measures the divergence of a session's cache from its page-state: it compares the next distribution with the one that is computed from the same
/// tokens anew. Its buffers are kept from one comparison to the next. Not safe for use from several threads at once.
/// </summary>
public sealed class CacheAuditor
{
    private float[] cached = [];
    private float[] exact = [];

    /// <summary>
    /// Compares. The tokens are computed anew in a context of their own, which is closed at the end, so that what the session does next is
    /// the same as without: all that is asked of it is its next distribution.
    /// </summary>
    /// <param name="model">The session's model.</param>
    /// <param name="session">A session with at least one token.</param>
    /// <returns>KL(exact ‖ cached) in nats, or the failure where there is no memory for a second context.</returns>
    /// <exception cref="ModelException">The model gives no log-probabilities, or the engine failed.</exception>
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

    /// <summary>What a comparison came to.</summary>
    /// <param name="Nats">KL(exact ‖ cached); not a number where it could not be made.</param>
    /// <param name="Refused">Why there is no second context; null where there is.</param>
    public readonly record struct Outcome(double Nats, ModelException? Refused);
}
