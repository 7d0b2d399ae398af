namespace EigenFlux.Models.Opening;

/// <summary>What a host decides about a model, beyond its URI.</summary>
public sealed record ModelOptions
{
    /// <summary>Threads to compute with; null for the number of processors.</summary>
    public int? Threads { get; init; }

    /// <summary>Layers to put on the GPU, where the library has one; 0 for none.</summary>
    public int GpuLayers { get; init; }

    /// <summary>The folder that relative paths in the URI start from.</summary>
    public string BaseFolder { get; init; } = ".";

    /// <summary>Opens another model's tokenizer, for an engine that borrows one; null where the host has no others.</summary>
    public Func<ModelUri, ITokenizer>? OpenTokenizer { get; init; }
}
