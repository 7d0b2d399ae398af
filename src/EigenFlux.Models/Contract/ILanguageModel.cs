namespace EigenFlux.Models.Contract;

/// <summary>
/// A language model: a static map from a page-state to a distribution over the next token. Generation and deletion belong to the
/// runtime, not to the model. Safe for concurrent use, except for disposal: concurrent runs share a model, and each has contexts
/// and samplers of its own, which are used by one thread at a time.
/// </summary>
public interface ILanguageModel : IAbilities, IDisposable
{
    /// <summary>The properties of the model.</summary>
    ModelInfo Info { get; }

    /// <summary>The model's own tokenizer.</summary>
    ITokenizer Tokenizer { get; }

    /// <summary>The sampler settings that the engine supports, by their names in the language.</summary>
    IReadOnlySet<string> SamplerNames { get; }

    /// <summary>Allocates the memory of one or more sessions.</summary>
    /// <exception cref="ModelException">The allocation failed, or the window is larger than the model's.</exception>
    IModelContext CreateContext(ContextOptions options);

    /// <summary>
    /// Creates a sampler for one generated turn. It keeps state of the turn (the random state and the generated tokens), and
    /// works only with sessions of this model.
    /// </summary>
    /// <exception cref="ModelException">A setting is unknown, or the turn cannot be generated.</exception>
    ISampler CreateSampler(SamplerRequest request);
}
