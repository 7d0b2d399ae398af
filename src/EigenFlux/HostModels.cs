using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using EigenFlux.Hosting;
using EigenFlux.Models.Contract;
using EigenFlux.Models.Opening;
using EigenFlux.Models.Tokenizers;

namespace EigenFlux;

/// <summary>The models of a host, and which of them programs may take. Safe to use from several threads.</summary>
internal sealed class HostModels(FluxHostOptions options) : IDisposable
{
    private readonly ModelPool pool = new(
        [.. options.Engines, .. options.BuiltInEngines],
        new ModelLimits { Models = options.MaximumModels, Bytes = options.MaximumModelBytes });

    // What was tokenised for one compile need not be again for the next, in which an author changed a line; it goes with the model.
    private readonly ConditionalWeakTable<ILanguageModel, ITokenizer> tokenizers = [];

    // Where programs may take models from, and the addresses that the person who runs them has named.
    private readonly AllowedFolders folders = new(options.ModelFolders.Select(folder => Path.GetFullPath(folder, Path.GetFullPath(options.BaseFolder))));
    private readonly ConcurrentDictionary<(string Uri, string Folder), bool> named = new();

    public IReadOnlyList<IModelEngine> Engines => pool.Engines;

    /// <summary>Lets programs take models from a folder: their own root.</summary>
    public void Allow(string folder) => folders.Add(folder);

    /// <summary>Lets programs take this model, wherever it is: the person who runs them has named it.</summary>
    public void Allow(string uri, string folder) => named.TryAdd((uri, FolderOf(folder)), true);

    /// <summary>Begins to use models.</summary>
    /// <exception cref="ObjectDisposedException">The host was disposed.</exception>
    public HostLease Lease() => new(this, pool.Lease());

    /// <summary>The options that open a model which a program names.</summary>
    public ModelOptions OptionsOf(string uri, string folder)
    {
        var from = FolderOf(folder);
        return Within(from, named.ContainsKey((uri, from)) ? null : folders);
    }

    /// <summary>The options that open a model which the user of the host names.</summary>
    public ModelOptions OptionsOfNamed(string folder) => Within(FolderOf(folder), null);

    /// <summary>A model's tokenizer, with a memory that all compilations share.</summary>
    public ITokenizer RememberingTokenizer(ILanguageModel model) =>
        tokenizers.GetValue(model, static opened => new RememberingTokenizer(opened.Tokenizer));

    public void Dispose() => pool.Dispose();

    private ModelOptions Within(string folder, IReadOnlyList<string>? within) => new()
    {
        Threads = options.Threads,
        GpuLayers = options.GpuLayers,
        BaseFolder = folder,
        Within = within,
    };

    // A folder of an image from another system may be no path of this one; then the address is refused when it is resolved.
    private string FolderOf(string folder) => folder.Length == 0 ? Path.GetFullPath(options.BaseFolder)
        : Path.IsPathFullyQualified(folder) ? Path.GetFullPath(folder)
        : Path.GetFullPath(folder, Path.GetFullPath(options.BaseFolder));
}
