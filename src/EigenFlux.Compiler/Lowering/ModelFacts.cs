using EigenFlux.Models.Contract;

namespace EigenFlux.Compiler.Lowering;

/// <summary>The properties of a model that the compiler uses.</summary>
/// <param name="Tokenizer">The tokenizer of the model.</param>
/// <param name="Info">The description of the model.</param>
/// <param name="SamplerNames">The sampler settings that its engine understands.</param>
public sealed record ModelFacts(ITokenizer Tokenizer, ModelInfo Info, IReadOnlySet<string> SamplerNames);
