using EigenFlux.Compiler;
using EigenFlux.Compiler.Image;
using EigenFlux.Models;
using EigenFlux.Models.Opening;

namespace EigenFlux.Benchmarks.Measuring;

/// <summary>The built-in model for a compiler, with a tokenizer that counts.</summary>
internal sealed class CountingModels : IModelSource, IDisposable
{
    private readonly ILanguageModel model;

    public CountingModels()
    {
        model = new ModelRegistry(ModelRegistry.ManagedEngines).Open(CompileOptions.DefaultModel, new ModelOptions());
        Tokenizer = new CountingTokenizer(model.Tokenizer);
    }

    public CountingTokenizer Tokenizer { get; }

    public ModelFacts Describe(ModelProgram asked) => new(Tokenizer, model.Info, model.SamplerNames);

    public void Dispose() => model.Dispose();
}
