namespace EigenFlux.Language.Text;

/// <summary>Provides source files. The language itself opens no files.</summary>
public interface ISourceProvider
{
    /// <summary>Reads the file at a path (with forward slashes); null if it does not exist or cannot be read.</summary>
    SourceText? Read(string path);

    /// <summary>Whether there is a file at a path.</summary>
    bool Exists(string path);
}
