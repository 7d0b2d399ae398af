namespace EigenFlux.Cli.Commands;

/// <summary>Writes a file as a whole or not at all.</summary>
internal static class AtomicFile
{
    /// <summary>Writes beside the file and then puts it in its place, so that no reader and no crash sees half of it.</summary>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        var target = new FileInfo(path);
        if (target.LinkTarget is not null && target.ResolveLinkTarget(returnFinalTarget: true) is FileInfo linked)
        {
            target = linked;
        }

        // A device or a pipe is written to; it cannot be replaced.
        if (target.Exists && !OperatingSystem.IsWindows() && !IsRegular(target))
        {
            using var device = new FileStream(target.FullName, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            device.Write(bytes);
            return;
        }

        var beside = Path.Combine(target.DirectoryName ?? ".", $".{target.Name}.{Environment.ProcessId}.tmp");
        try
        {
            using (var file = new FileStream(beside, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
            {
                file.Write(bytes);
                file.Flush(flushToDisk: true);
            }

            if (target.Exists && !OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(beside, target.UnixFileMode);
            }

            File.Move(beside, target.FullName, overwrite: true);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
    }

    // Opening a pipe would wait for its other end, so its length is asked for: only a regular file has one that can be told.
    private static bool IsRegular(FileInfo file) => file.Length > 0 || !file.FullName.StartsWith("/dev/", StringComparison.Ordinal);
}
