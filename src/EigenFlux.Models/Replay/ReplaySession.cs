using EigenFlux.Models.Contract;
using EigenFlux.Models.Pages;

namespace EigenFlux.Models.Replay;

/// <summary>A page-state that is read by no one: what comes next is in the sampler.</summary>
internal sealed class ReplaySession(PageContext context, ReplayModel model)
    : PageSession(context, model.StateFingerprint, model.Tokenizer.VocabularySize), ISamplesItself
{
    public override void NextLogProbabilities(Span<float> destination) => throw NoProbabilities();

    public override double LogProbabilityOf(TokenId token) => throw NoProbabilities();

    public override void AppendScored(ReadOnlySpan<TokenId> tokens, Span<float> destination) => throw NoProbabilities();

    public TokenId Sample(ISampler sampler, TokenMask? allowed = null) => sampler is ReplaySampler replay && replay.Model == model
        ? replay.Next(allowed)
        : throw new ArgumentException("The sampler is of another model.", nameof(sampler));

    private static ModelException NoProbabilities() => new(
        ModelErrorKind.Unsupported,
        "a recording has no probabilities; use a model where they are asked for.");
}
