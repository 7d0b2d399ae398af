using EigenFlux.Hosting;
using EigenFlux.Models.Contract;
using EigenFlux.Models.Engines;
using EigenFlux.Models.LlamaCpp;
using EigenFlux.Models.Opening;
using EigenFlux.Runtime.Batching;
using EigenFlux.Scenes.Targets;

namespace EigenFlux;

/// <summary>The options of a host, for all programs that it compiles and runs.</summary>
public sealed record FluxHostOptions
{
    private static readonly IReadOnlyList<IModelEngine> AllBuiltIn = [new LlamaEngine(), .. ManagedEngines.All];

    /// <summary>The folder that relative paths of the host itself start from: those of its calls, not those inside a program.</summary>
    public string BaseFolder { get; init; } = Environment.CurrentDirectory;

    /// <summary>
    /// Folders that programs, images and checkpoints may load models from, in addition to the root of the program. A model that the caller
    /// names (<see cref="Compiler.CompileOptions.Model"/>, or an argument that is a model) can be in any folder.
    /// </summary>
    public IReadOnlyList<string> ModelFolders { get; init; } = [];

    /// <summary>
    /// Engines in addition to the built-in ones. They are queried first, so an engine can take over a scheme; programs can name the models
    /// that they open. They are used from several threads at once.
    /// </summary>
    public IReadOnlyList<IModelEngine> Engines { get; init; } = [];

    /// <summary>
    /// The engines that are asked after <see cref="Engines"/>. The default is all that come with EigenFlux: GGUF files, <c>builtin:</c>, <c>ngram:</c> and
    /// <c>replay:</c>.
    /// </summary>
    public IReadOnlyList<IModelEngine> BuiltInEngines { get; init; } = AllBuiltIn;

    /// <summary>
    /// The maximum number of open models; null for no limit. Beyond it, the least recently used models without a run are closed first.
    /// Models in use stay open, and may exceed the limit.
    /// </summary>
    public int? MaximumModels { get; init; }

    /// <summary>
    /// The maximum size in bytes of all open models, without the caches of runs; null for no limit. It is enforced like
    /// <see cref="MaximumModels"/>. A model of unknown size (<see cref="ModelInfo.Bytes"/>), such as an n-gram model, counts as 0.
    /// </summary>
    public long? MaximumModelBytes { get; init; }

    /// <summary>
    /// The maximum number of runs in the batch of one model, at least 1; more runs wait and begin in the order of their arrival. Each run needs the memory
    /// of its windows. Runs that wait for a person or for their reader are not counted, nor are runs outside of a batch: isolated ones, and those of models
    /// without <see cref="ModelCapabilities.Batch"/>.
    /// </summary>
    public int MaximumRuns { get; init; } = RunScheduler.DefaultMaximumRuns;

    /// <summary>The number of threads of each run; null for the number of processors.</summary>
    public int? Threads { get; init; }

    /// <summary>The number of layers to put on the GPU, if the native library supports one.</summary>
    public int GpuLayers { get; init; }

    /// <summary>
    /// The folder that saves the computed caches of prefixes, so that the next run of the same program starts at once; null for none. Only
    /// its owner should be able to write to it.
    /// </summary>
    public string? PrefixCacheFolder { get; init; }

    /// <summary>The maximum size of <see cref="PrefixCacheFolder"/> in bytes; the least recently used files are deleted first.</summary>
    public long PrefixCacheLimit { get; init; } = PrefixFolder.DefaultLimit;

    /// <summary>
    /// Targets that programs can name in addition to the built-in ones. A target with the name of a built-in one replaces it. They are used
    /// from several threads at once.
    /// </summary>
    public IReadOnlyList<ITarget> Targets { get; init; } = [];

    /// <summary>Paths of target files (JSON). They are read when a program is first compiled, which also reports their errors.</summary>
    public IReadOnlyList<string> TargetFiles { get; init; } = [];
}
