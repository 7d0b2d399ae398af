using EigenFlux.Hosting;
using EigenFlux.Scenes.Targets;

namespace EigenFlux;

/// <summary>What a host decides for all the programs that it compiles and runs.</summary>
public sealed record FluxHostOptions
{
    /// <summary>The folder that relative paths of the host itself start from: those of its calls, not those inside a program.</summary>
    public string BaseFolder { get; init; } = Environment.CurrentDirectory;

    /// <summary>
    /// Folders that programs, images and checkpoints may take models from, besides the program's own root. What a caller names itself
    /// (<see cref="Compiler.CompileOptions.Model"/>, an argument that is a model) may lie anywhere.
    /// </summary>
    public IReadOnlyList<string> ModelFolders { get; init; } = [];

    /// <summary>Threads to compute with; null for the number of processors.</summary>
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

    /// <summary>Targets that programs can name beside those that are built in. One with a built-in target's name takes its place.</summary>
    public IReadOnlyList<ITarget> Targets { get; init; } = [];

    /// <summary>Files of targets (JSON). They are read when a program is first compiled; what is wrong with them is told there.</summary>
    public IReadOnlyList<string> TargetFiles { get; init; } = [];
}
