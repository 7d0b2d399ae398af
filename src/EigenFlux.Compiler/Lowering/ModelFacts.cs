using EigenFlux.Models.Contract;

namespace EigenFlux.Compiler.Lowering;

/// <summary>What the compiler needs of a model.</summary>
/// <param name="Tokenizer">Its tokenizer.</param>
/// <param name="Info">What is known of it.</param>
/// <param name="SamplerNames">The sampler settings that its engine understands.</param>
public sealed record ModelFacts(ITokenizer Tokenizer, ModelInfo Info, IReadOnlySet<string> SamplerNames);
