using EigenFlux.Hosting;
using EigenFlux.Models.Contract;
using EigenFlux.Models.Engines;
using EigenFlux.Models.LlamaCpp;
using EigenFlux.Models.Opening;
using EigenFlux.Scenes.Targets;

namespace EigenFlux;

/// <summary>What a host decides for all the programs that it compiles and runs.</summary>
public sealed record FluxHostOptions
{
    private static readonly IReadOnlyList<IModelEngine> AllBuiltIn = [new LlamaEngine(), .. ManagedEngines.All];

    /// <summary>The folder that relative paths of the host itself start from: those of its calls, not those inside a program.</summary>
    public string BaseFolder { get; init; } = Environment.CurrentDirectory;

    /// <summary>
    /// Folders that programs, images and checkpoints may take models from, besides the program's own root. What a caller names itself
    /// (<see cref="Compiler.CompileOptions.Model"/>, an argument that is a model) may lie anywhere.
    /// </summary>
    public IReadOnlyList<string> ModelFolders { get; init; } = [];

    /// <summary>
    /// Engines beside those that are built in. They are asked first, so that one can take another's addresses; a program can name the models that they
    /// open. They are used from several threads at once.
    /// </summary>
    public IReadOnlyList<IModelEngine> Engines { get; init; } = [];

    /// <summary>
    /// The engines that are asked after <see cref="Engines"/>. The default is all that come with EigenFlux: GGUF files, <c>builtin:</c>, <c>ngram:</c> and
    /// <c>replay:</c>.
    /// </summary>
    public IReadOnlyList<IModelEngine> BuiltInEngines { get; init; } = AllBuiltIn;

    /// <summary>
    /// The most models that are open at once; null for any number. Beyond it those that no run uses are closed, the one that was not used for longest
    /// first. Models that are in use stay open, and may exceed the limit.
    /// </summary>
    public int? MaximumModels { get; init; }

    /// <summary>
    /// The most bytes that the open models take together, without the caches of runs; null for any number. It is kept as <see cref="MaximumModels"/> is.
    /// A model whose size is unknown (<see cref="ModelInfo.Bytes"/>), such as an n-gram model, counts as 0.
    /// </summary>
    public long? MaximumModelBytes { get; init; }

    /// <summary>Threads that each run computes with; null for the number of processors.</summary>
    public int? Threads { get; init; }

    /// <summary>Layers to put on the GPU, where the native library has one.</summary>
    public int GpuLayers { get; init; }

    /// <summary>
    /// The folder in which the computed caches of prefixes are kept, so that the next run of the same program starts at once; null for
    /// none. It should be its owner's alone.
    /// </summary>
    public string? PrefixCacheFolder { get; init; }

    /// <summary>The most bytes in <see cref="PrefixCacheFolder"/>; what was not used for longest is deleted.</summary>
    public long PrefixCacheLimit { get; init; } = PrefixFolder.DefaultLimit;

    /// <summary>Targets that programs can name beside those that are built in. One with a built-in target's name takes its place. They are used from several threads at once.</summary>
    public IReadOnlyList<ITarget> Targets { get; init; } = [];

    /// <summary>Files of targets (JSON). They are read when a program is first compiled; what is wrong with them is told there.</summary>
    public IReadOnlyList<string> TargetFiles { get; init; } = [];
}
