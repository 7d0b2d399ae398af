namespace EigenFlux.Hosting;

/// <summary>A file of the program that a checkpoint's run is of.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Hash">The SHA-256 of its bytes, in lower-case hexadecimal.</param>
internal sealed record CheckpointSource(string Path, string Hash);
