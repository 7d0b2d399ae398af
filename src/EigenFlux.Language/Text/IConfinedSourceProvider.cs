namespace EigenFlux.Language.Text;

/// <summary>A provider that must not read some existing sources, such as files outside the project's root.</summary>
public interface IConfinedSourceProvider : ISourceProvider
{
    /// <summary>Why a file that is there must not be read; null if it may be, or if it is not there.</summary>
    /// <param name="path">The file (forward slashes).</param>
    /// <param name="root">
    /// The folder that it must lie in, with links followed; empty for the current one. Null for the entry file, which a person named: it
    /// may lie anywhere.
    /// </param>
    SourceRefusal? Refuse(string path, string? root);

    /// <summary>Why the file that <see cref="ISourceProvider.Read"/> gave no text of last could not be read; null if it is not there.</summary>
    /// <param name="path">The file, as it was given to <see cref="ISourceProvider.Read"/>.</param>
    SourceRefusal? FailureOf(string path);
}
