using System.Collections.Concurrent;
using EigenFlux.Language.Text;
using EigenFlux.Models.Files;

namespace EigenFlux.Hosting;

/// <summary>Source files from the disk: regular files, read as far as a program may be long. Safe to use from several threads.</summary>
public sealed class DiskSources : IConfinedSourceProvider
{
    private readonly ConcurrentDictionary<string, SourceRefusal> failures = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public SourceText? Read(string path)
    {
        failures.TryRemove(path, out _);
        try
        {
            return SourceText.FromBytes(path, SafeFile.Read(path, FileLimits.Source, orPipe: true));
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException or ArgumentException)
        {
            return null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            failures[path] = problem switch
            {
                UnfitFileException { Kind: FileKind.Regular } => new SourceRefusal(SourceRefusalKind.TooLarge, problem.Message),
                UnfitFileException => new SourceRefusal(SourceRefusalKind.NotRegular, problem.Message),
                UnauthorizedAccessException => new SourceRefusal(SourceRefusalKind.Unreadable, "permission is denied."),
                _ => new SourceRefusal(SourceRefusalKind.Unreadable, problem.Message),
            };
            return null;
        }
    }

    /// <inheritdoc/>
    public SourceRefusal? FailureOf(string path) => failures.TryGetValue(path, out var failure) ? failure : null;

    /// <inheritdoc/>
    public bool Exists(string path) => File.Exists(path);

    /// <inheritdoc/>
    public SourceRefusal? Refuse(string path, string? root)
    {
        try
        {
            var kind = SafeFile.KindOf(path);
            if (kind == FileKind.None)
            {
                return null;
            }

            // What the person who runs the program has named may be a pipe, and lie anywhere.
            if (kind == FileKind.Folder || (kind == FileKind.Special && root is not null))
            {
                return new SourceRefusal(SourceRefusalKind.NotRegular, UnfitFileException.Of(kind).Message);
            }

            if (root is not null && !SafeFile.IsWithin(root.Length == 0 ? "." : root, path))
            {
                return new SourceRefusal(SourceRefusalKind.Outside, "");
            }

            using var file = kind == FileKind.Regular ? SafeFile.Open(path) : null;
            return file?.Length > FileLimits.Source
                ? new SourceRefusal(SourceRefusalKind.TooLarge, UnfitFileException.TooLarge(file.Length, FileLimits.Source).Message)
                : null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return null; // It cannot be read either, which is what is reported.
        }
    }
}
