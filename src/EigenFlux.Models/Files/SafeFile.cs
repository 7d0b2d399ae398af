namespace EigenFlux.Models.Files;

/// <summary>
/// Opens files for reading. A path in a program, an image or a checkpoint is untrusted: only regular files are opened, and no
/// more bytes are read than a limit allows, regardless of the reported length.
/// </summary>
public static class SafeFile
{
    /// <summary>The maximum length of an array in bytes, and so of one read.</summary>
    public const long MostBytes = 0x7FFFFFC7;

    private const int Piece = 1 << 16;
    private const int MostLinks = 40;

    /// <summary>The kind of file at a path, with links followed. The file is not opened.</summary>
    public static FileKind KindOf(string path)
    {
        if (Directory.Exists(path))
        {
            return FileKind.Folder;
        }

        // File.Exists is true for all that is no folder, a pipe and a device too.
        return !File.Exists(path) ? FileKind.None
            : UnixFileType.IsRegular(path) ?? true ? FileKind.Regular
            : FileKind.Special;
    }

    /// <summary>Opens a regular file for reading. If another process replaces the file, the open stream still reads the old one.</summary>
    /// <param name="path">The path.</param>
    /// <param name="orPipe">Whether a pipe or a device is accepted, as for a path on the command line. Opening one may block.</param>
    /// <exception cref="UnfitFileException">The path is a folder, a pipe, a device or a socket.</exception>
    /// <exception cref="IOException">The file does not exist, or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Access is denied.</exception>
    public static FileStream Open(string path, bool orPipe = false)
    {
        var kind = KindOf(path);
        if (kind == FileKind.Folder || (kind == FileKind.Special && !orPipe))
        {
            throw UnfitFileException.Of(kind);
        }

        return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
    }

    /// <summary>Reads a file to its end.</summary>
    /// <param name="path">The path.</param>
    /// <param name="most">The maximum number of bytes.</param>
    /// <param name="orPipe">Whether a pipe or a device is accepted, as in <see cref="Open"/>.</param>
    /// <exception cref="UnfitFileException">The path is not a regular file, or the file is larger than <paramref name="most"/>.</exception>
    /// <exception cref="IOException">The file does not exist, or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Access is denied.</exception>
    public static byte[] Read(string path, long most, bool orPipe = false)
    {
        using var file = Open(path, orPipe);
        return Read(file, most);
    }

    /// <summary>Reads a stream to its end.</summary>
    /// <param name="stream">The stream, at its beginning.</param>
    /// <param name="most">The maximum number of bytes.</param>
    /// <exception cref="UnfitFileException">The stream is longer than <paramref name="most"/>.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static byte[] Read(Stream stream, long most)
    {
        var length = stream.CanSeek ? stream.Length : 0;
        if (length > most)
        {
            throw UnfitFileException.TooLarge(length, most);
        }

        // The length is what was said before; what counts is what comes. Most files end where they said.
        var bytes = new byte[length];
        var more = new byte[1];
        for (var count = 0; ;)
        {
            var read = stream.Read(bytes, count, bytes.Length - count);
            count += read;
            if (read > 0 && count < bytes.Length)
            {
                continue;
            }

            if (count < bytes.Length || stream.Read(more) == 0)
            {
                Array.Resize(ref bytes, count);
                return bytes;
            }

            if (count >= most)
            {
                throw UnfitFileException.TooLarge(most, most);
            }

            Array.Resize(ref bytes, (int)Math.Min(Math.Max(2L * count, Piece), Math.Min(most, MostBytes)));
            bytes[count++] = more[0];
        }
    }

    /// <summary>
    /// The path of a file or a folder with every link followed, as far as the path exists. Different paths of the same file
    /// become equal.
    /// </summary>
    /// <exception cref="IOException">The links form a cycle.</exception>
    public static string RealPath(string path)
    {
        var left = MostLinks;
        return RealPath(System.IO.Path.GetFullPath(path), ref left);
    }

    /// <summary>Whether a file is within a folder, with the links of both followed.</summary>
    public static bool IsWithin(string folder, string path)
    {
        try
        {
            return IsBelow(RealPath(folder), RealPath(path));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return false; // Where it leads cannot be seen.
        }
    }

    private static string RealPath(string path, ref int left)
    {
        var parent = System.IO.Path.GetDirectoryName(path);
        if (parent is null)
        {
            return path;
        }

        var here = System.IO.Path.Combine(RealPath(parent, ref left), System.IO.Path.GetFileName(path));
        if (new FileInfo(here).LinkTarget is not { } target)
        {
            return here;
        }

        if (--left < 0)
        {
            throw new IOException("its links form a cycle.");
        }

        return RealPath(System.IO.Path.GetFullPath(target, System.IO.Path.GetDirectoryName(here)!), ref left);
    }

    private static bool IsBelow(string folder, string path)
    {
        var comparison = OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        var start = System.IO.Path.EndsInDirectorySeparator(folder) ? folder : folder + System.IO.Path.DirectorySeparatorChar;
        return path.StartsWith(start, comparison) || path.Equals(folder, comparison);
    }
}
