using EigenFlux.Compiler.Lowering;
using EigenFlux.Models.Contract;
using EigenFlux.Models.Tokenizers;
using EigenFlux.Scenes.Program;

namespace EigenFlux.Compiler.Tests.Support;

/// <summary>Models of bytes: every UTF-8 byte is a token, so that a test can count.</summary>
internal sealed class FakeModels : IModelSource
{
    public int MaximumWindow { get; init; } = 1_000_000;

    public ITokenizer Tokenizer { get; init; } = ByteTokenizer.Instance;

    public string? ChatTemplate { get; init; }

    public string? Note { get; init; }

    public ModelCapabilities Capabilities { get; init; } = ModelCapabilities.Shift | ModelCapabilities.LogProbabilities;

    public IReadOnlySet<string> Samplers { get; init; } =
        new HashSet<string>([SamplerNames.Temperature, SamplerNames.TopK, SamplerNames.TopP, SamplerNames.MinP]);

    public List<ModelProgram> Described { get; } = [];

    public ModelFacts Describe(ModelProgram model)
    {
        Described.Add(model);
        if (Enum.TryParse<ModelErrorKind>(model.Uri.Split(':')[0], out var kind))
        {
            throw new ModelException(kind, $"The model {model.Uri} has a problem.");
        }

        return new ModelFacts(
            Tokenizer,
            new ModelInfo
            {
                Uri = model.Uri,
                Engine = "fake",
                Family = "fake",
                Description = "bytes",
                MaximumWindow = MaximumWindow,
                Capabilities = Capabilities,
                ChatTemplate = ChatTemplate,
                Note = Note,
            },
            Samplers);
    }
}
