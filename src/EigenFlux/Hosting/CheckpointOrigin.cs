namespace EigenFlux.Hosting;

/// <summary>Where a checkpoint's run was at home.</summary>
/// <param name="Folder">The host's folder.</param>
/// <param name="Threads">The threads that it computed with; null for the number of processors.</param>
/// <param name="GpuLayers">The layers that were on the GPU.</param>
/// <param name="Files">The program's files.</param>
internal sealed record CheckpointOrigin(string Folder, int? Threads, int GpuLayers, IReadOnlyList<CheckpointSource> Files);
