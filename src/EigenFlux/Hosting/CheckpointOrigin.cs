using System.Text.Json.Serialization;

namespace EigenFlux.Hosting;

/// <summary>The host options and source files of the run that wrote a checkpoint.</summary>
/// <param name="Folder">The host's folder.</param>
/// <param name="Threads">The threads that it computed with; null for the number of processors.</param>
/// <param name="GpuLayers">The layers that were on the GPU.</param>
/// <param name="Files">The program's files.</param>
internal sealed record CheckpointOrigin(string Folder, int? Threads, int GpuLayers, IReadOnlyList<CheckpointSource> Files)
{
    private const int MostThreads = 4096;

    /// <summary>Whether every part is there and can be used: a checkpoint may come from anybody.</summary>
    [JsonIgnore]
    public bool IsWhole => Path.IsPathFullyQualified(Folder) && !Folder.Contains('\0') && Threads is null or (>= 1 and <= MostThreads) && GpuLayers >= 0
        && Files.All(file => file is { Path: not null, Hash: not null });
}
