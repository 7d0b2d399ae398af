using EigenFlux.Models.Contract;

namespace EigenFlux.Models.Decoding;

/// <summary>
/// The decoding chain of one turn: logit processors in order, then the sampler's settings. Each draw has its own set of allowed
/// tokens.
/// </summary>
/// <param name="Request">The sampler at the end of the chain.</param>
public sealed record DecodingPlan(SamplerRequest Request)
{
    /// <summary>The processors, in the order in which they are applied. They have the state of one turn: make new ones for the next.</summary>
    public IReadOnlyList<ILogitProcessor> Processors { get; init; } = [];

    /// <summary>The sessions to evaluate in one batch with the session that is drawn from.</summary>
    public IEnumerable<IModelSession> Reads => Processors.SelectMany(processor => processor.Reads);

    /// <summary>A sampler that follows the plan: the engine's own if it has no processors or the engine can run them, and a managed chain otherwise.</summary>
    /// <param name="model">The model whose sessions it draws from.</param>
    /// <exception cref="ModelException">A setting or a processor is not understood.</exception>
    public ISampler CreateSampler(ILanguageModel model) => Processors.Count == 0
        ? model.CreateSampler(Request)
        : model.Ability<INativeDecoding>()?.TryCreateSampler(this) ?? new ProcessedSampler(this);
}
