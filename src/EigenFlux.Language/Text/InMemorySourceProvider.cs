namespace EigenFlux.Language.Text;

/// <summary>Files that are only in memory: for tests, editors' unsaved texts and generators.</summary>
public sealed class InMemorySourceProvider : ISourceProvider
{
    private readonly Dictionary<string, SourceText> _files = new(StringComparer.Ordinal);

    /// <summary>Adds a file, or puts another in its place.</summary>
    public InMemorySourceProvider Add(string path, string text)
    {
        _files[path] = SourceText.From(path, text);
        return this;
    }

    /// <summary>Adds a file as bytes, or puts another in its place.</summary>
    public InMemorySourceProvider Add(string path, byte[] bytes)
    {
        _files[path] = SourceText.FromBytes(path, bytes);
        return this;
    }

    /// <inheritdoc/>
    public SourceText? Read(string path) => _files.TryGetValue(path, out var source) ? source : null;

    /// <inheritdoc/>
    public bool Exists(string path) => _files.ContainsKey(path);
}
