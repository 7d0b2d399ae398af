using EigenFlux.Models.Contract;
using EigenFlux.Models.Pages;

namespace EigenFlux.Models.Ngram;

/// <summary>A page-state whose last tokens are the context. Its buffer is its own, and is made once.</summary>
internal sealed class NgramSession(PageContext context, NgramModel model, Lazy<string> fingerprint)
    : PageSession(context, fingerprint, model.VocabularySize)
{
    private readonly double[] scratch = new double[model.VocabularySize];

    public override void NextLogProbabilities(Span<float> destination) => model.LogDistribution(Tokens, destination, scratch);

    public override double LogProbabilityOf(TokenId token)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(token.Value, nameof(token));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(token.Value, model.VocabularySize, nameof(token));
        return Math.Log(model.Probability(Tokens, token));
    }

    public override void AppendScored(ReadOnlySpan<TokenId> tokens, Span<float> destination)
    {
        // All are appended first, so that tokens that do not fit leave the page-state as it was.
        var start = Length;
        Append(tokens);
        for (var i = 0; i < tokens.Length; i++)
        {
            destination[i] = (float)Math.Log(model.Probability(Tokens[..(start + i)], tokens[i]));
        }
    }
}
