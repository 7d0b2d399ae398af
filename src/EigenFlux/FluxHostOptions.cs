namespace EigenFlux;

/// <summary>What a host decides for all the programs that it compiles and runs.</summary>
public sealed record FluxHostOptions
{
    /// <summary>The folder that relative paths of the host itself start from: those of its calls, not those inside a program.</summary>
    public string BaseFolder { get; init; } = Environment.CurrentDirectory;

    /// <summary>Threads to compute with; null for the number of processors.</summary>
    public int? Threads { get; init; }

    /// <summary>Layers to put on the GPU, where the native library has one.</summary>
    public int GpuLayers { get; init; }
}
