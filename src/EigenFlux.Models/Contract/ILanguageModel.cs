namespace EigenFlux.Models.Contract;

/// <summary>
/// The static map from a page-state to a distribution over the next token. What generates and deletes is not the model but the
/// runtime; the two never share a type. Safe to use from several threads, disposal apart: runs that go on at once share it, and each has
/// contexts and samplers of its own, which belong to one thread at a time.
/// </summary>
public interface ILanguageModel : IAbilities, IDisposable
{
    /// <summary>What is known of the model.</summary>
    ModelInfo Info { get; }

    /// <summary>The model's own tokenizer.</summary>
    ITokenizer Tokenizer { get; }

    /// <summary>The sampler settings that this engine understands, by their names in the language.</summary>
    IReadOnlySet<string> SamplerNames { get; }

    /// <summary>Memory for one or more sessions.</summary>
    /// <exception cref="ModelException">The memory cannot be had, or the window is larger than the model's.</exception>
    IModelContext CreateContext(ContextOptions options);

    /// <summary>
    /// A sampler for one generated turn. It keeps what it needs of the turn (a random state, what has been said), and works
    /// with sessions of this model only.
    /// </summary>
    /// <exception cref="ModelException">A setting is not understood, or there is no such turn to say.</exception>
    ISampler CreateSampler(SamplerRequest request);
}
