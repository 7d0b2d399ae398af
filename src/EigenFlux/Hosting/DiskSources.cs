using EigenFlux.Language.Text;

namespace EigenFlux.Hosting;

/// <summary>Source files from the disk.</summary>
public sealed class DiskSources : ISourceProvider
{
    /// <inheritdoc/>
    public SourceText? Read(string path)
    {
        try
        {
            return SourceText.FromBytes(path, File.ReadAllBytes(path));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public bool Exists(string path) => File.Exists(path);
}
