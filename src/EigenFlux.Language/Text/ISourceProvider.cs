namespace EigenFlux.Language.Text;

/// <summary>Where source files come from. The language opens no file itself.</summary>
public interface ISourceProvider
{
    /// <summary>The file at a path (forward slashes), or null where there is none or it cannot be read.</summary>
    SourceText? Read(string path);

    /// <summary>Whether there is a file at a path.</summary>
    bool Exists(string path);
}
