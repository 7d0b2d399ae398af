using EigenFlux.Compiler;
using EigenFlux.Compiler.Lowering;
using EigenFlux.Models;
using EigenFlux.Models.LlamaCpp;
using EigenFlux.Models.Opening;
using EigenFlux.Models.Tokenizers;
using EigenFlux.Runtime.Loop;
using EigenFlux.Scenes.Program;

namespace EigenFlux.Hosting;

/// <summary>The models of a host: opened once, for the compiler and for runs.</summary>
internal sealed class HostModels(FluxHostOptions options) : IModelSource, IModelHost, IDisposable
{
    private readonly ModelRegistry registry = new([new LlamaEngine(), .. ModelRegistry.ManagedEngines]);

    // What was tokenised for one compile need not be again for the next, in which an author changed a line.
    private readonly Dictionary<ILanguageModel, ITokenizer> tokenizers = [];

    // Where programs may take models from, and the addresses that the person who runs them has named.
    private readonly List<string> folders = [.. options.ModelFolders.Select(folder => Path.GetFullPath(folder, Path.GetFullPath(options.BaseFolder)))];
    private readonly HashSet<(string Uri, string Folder)> named = [];

    public IReadOnlyList<IModelEngine> Engines => registry.Engines;

    /// <summary>Lets programs take models from a folder: their own root.</summary>
    public void Allow(string folder)
    {
        if (!folders.Contains(folder))
        {
            folders.Add(folder);
        }
    }

    /// <summary>Lets programs take this model, wherever it is: the person who runs them has named it.</summary>
    public void Allow(string uri, string folder) => named.Add((uri, FolderOf(folder)));

    /// <summary>Opens a model that a program names.</summary>
    /// <exception cref="ModelException">It cannot be opened, or lies where a program may take none from.</exception>
    public ILanguageModel Open(ModelProgram model)
    {
        var folder = FolderOf(model.BaseFolder);
        return Open(model.Uri, folder, named.Contains((model.Uri, folder)) ? null : folders);
    }

    /// <summary>Opens a model that the person who runs the host has named.</summary>
    /// <exception cref="ModelException">It cannot be opened.</exception>
    public ILanguageModel Open(string uri, string folder) => Open(uri, FolderOf(folder), null);

    private ILanguageModel Open(string uri, string folder, IReadOnlyList<string>? within) => registry.Open(uri, new ModelOptions
    {
        Threads = options.Threads,
        GpuLayers = options.GpuLayers,
        BaseFolder = folder,
        Within = within,
    });

    // A folder of an image from another system may be no path of this one; then the address is refused when it is resolved.
    private string FolderOf(string folder) => folder.Length == 0 ? Path.GetFullPath(options.BaseFolder)
        : Path.IsPathFullyQualified(folder) ? Path.GetFullPath(folder)
        : Path.GetFullPath(folder, Path.GetFullPath(options.BaseFolder));

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
