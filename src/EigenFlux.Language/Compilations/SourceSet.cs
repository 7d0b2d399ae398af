using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Compilations;

/// <summary>
/// Where the sources of a compilation come from: files, and texts that take the place of some of them, such as what an editor has not saved yet.
/// Immutable, as far as the files do not change.
/// </summary>
public sealed class SourceSet : IConfinedSourceProvider
{
    private readonly ImmutableDictionary<string, SourceText> _texts;

    /// <summary>Files alone.</summary>
    /// <param name="files">The files.</param>
    public SourceSet(ISourceProvider files)
        : this(files, ImmutableDictionary.Create<string, SourceText>(StringComparer.Ordinal))
    {
    }

    private SourceSet(ISourceProvider files, ImmutableDictionary<string, SourceText> texts) => (Files, _texts) = (files, texts);

    /// <summary>The files.</summary>
    public ISourceProvider Files { get; }

    /// <summary>The texts that take the place of files, in the order of their paths.</summary>
    public IEnumerable<SourceText> Texts => _texts.Values.OrderBy(text => text.Path, StringComparer.Ordinal);

    /// <summary>The same sources with a text in place of a file.</summary>
    /// <param name="path">The absolute path of the file, which need not exist.</param>
    /// <param name="text">The text.</param>
    public SourceSet With(string path, string text) => With(SourceText.From(Normalize(path), text));

    /// <summary>The same sources with a text in place of the file at its path.</summary>
    public SourceSet With(SourceText text) => new(Files, _texts.SetItem(Normalize(text.Path), text));

    /// <summary>The same sources with the file itself at a path.</summary>
    public SourceSet Without(string path) => new(Files, _texts.Remove(Normalize(path)));

    /// <summary>The text that takes the place of a file; null if none does.</summary>
    public SourceText? TextAt(string path) => _texts.TryGetValue(Normalize(path), out var text) ? text : null;

    /// <inheritdoc/>
    public SourceText? Read(string path) => TextAt(path) ?? Files.Read(path);

    /// <inheritdoc/>
    public bool Exists(string path) => TextAt(path) is not null || Files.Exists(path);

    /// <inheritdoc/>
    public SourceRefusal? Refuse(string path, string? root) => (Files as IConfinedSourceProvider)?.Refuse(path, root);

    /// <inheritdoc/>
    public SourceRefusal? FailureOf(string path) => (Files as IConfinedSourceProvider)?.FailureOf(path);

    internal static string Normalize(string path) => path.Replace('\\', '/');
}
