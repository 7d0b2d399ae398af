using EigenFlux.Cli.Terminal;
using EigenFlux.Models.Files;

namespace EigenFlux.Cli.Commands;

/// <summary>Writes a file atomically; a pipe or a device receives the bytes directly.</summary>
internal static class AtomicFile
{
    /// <summary>Writes a temporary file in the same folder, then replaces the target atomically, so neither a reader nor a crash sees a partial file.</summary>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        // An output, a device or a pipe is written to; it cannot be replaced.
        using (var output = NamedDescriptor.Open(path))
        {
            if (output is not null)
            {
                output.Write(bytes);
                return;
            }
        }

        if (SafeFile.KindOf(path) == FileKind.Special)
        {
            using var device = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            device.Write(bytes);
            return;
        }

        var target = new FileInfo(path);
        if (target.LinkTarget is not null && target.ResolveLinkTarget(returnFinalTarget: true) is FileInfo linked)
        {
            target = linked;
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
}
