using EigenFlux.Compiler;
using EigenFlux.Compiler.Lowering;
using EigenFlux.Models.Contract;
using EigenFlux.Models.Engines;
using EigenFlux.Models.Opening;
using EigenFlux.Models.Tokenizers;
using EigenFlux.Scenes.Program;

namespace EigenFlux.Benchmarks.Measuring;

/// <summary>The built-in model for a compiler, with a tokenizer that counts.</summary>
internal sealed class CountingModels : IModelSource, IDisposable
{
    private readonly ILanguageModel model;
    private RememberingTokenizer remembering;

    public CountingModels()
    {
        model = new ModelRegistry(ManagedEngines.All).Open(CompileOptions.DefaultModel, new ModelOptions());
        Tokenizer = new CountingTokenizer(model.Tokenizer);
        remembering = new RememberingTokenizer(Tokenizer);
    }

    public CountingTokenizer Tokenizer { get; }

    public ModelFacts Describe(ModelProgram asked) => new(remembering, model.Info, model.SamplerNames);

    /// <summary>As if nothing had been compiled yet: a host remembers what it tokenised.</summary>
    public void Forget() => remembering = new RememberingTokenizer(Tokenizer);

    public void Dispose() => model.Dispose();
}
