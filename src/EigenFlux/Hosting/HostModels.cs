using EigenFlux.Compiler;
using EigenFlux.Compiler.Image;
using EigenFlux.Models;
using EigenFlux.Models.LlamaCpp;
using EigenFlux.Models.Opening;
using EigenFlux.Models.Tokenizers;
using EigenFlux.Runtime.Loop;

namespace EigenFlux.Hosting;

/// <summary>The models of a host: opened once, for the compiler and for runs.</summary>
internal sealed class HostModels(FluxHostOptions options) : IModelSource, IModelHost, IDisposable
{
    private readonly ModelRegistry registry = new([new LlamaEngine(), .. ModelRegistry.ManagedEngines]);

    // What was tokenised for one compile need not be again for the next, in which an author changed a line.
    private readonly Dictionary<ILanguageModel, ITokenizer> tokenizers = [];

    public IReadOnlyList<IModelEngine> Engines => registry.Engines;

    public ILanguageModel Open(ModelProgram model) => Open(model.Uri, model.BaseFolder);

    public ILanguageModel Open(string uri, string folder) => registry.Open(uri, new ModelOptions
    {
        Threads = options.Threads,
        GpuLayers = options.GpuLayers,
        BaseFolder = folder.Length == 0 ? options.BaseFolder : Path.GetFullPath(folder, options.BaseFolder),
    });

    public ModelFacts Describe(ModelProgram model)
    {
        var opened = Open(model);
        if (!tokenizers.TryGetValue(opened, out var tokenizer))
        {
            tokenizers[opened] = tokenizer = new RememberingTokenizer(opened.Tokenizer);
        }

        return new ModelFacts(tokenizer, opened.Info, opened.SamplerNames);
    }

    public void Dispose() => registry.Dispose();
}
