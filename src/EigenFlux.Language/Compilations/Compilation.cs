using System.Collections.Immutable;
using EigenFlux.Language.Binding;
using EigenFlux.Language.Binding.Resolution;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Language.Parsing;
using EigenFlux.Language.Syntax;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Compilations;

/// <summary>
/// A program at one moment: its sources, their trees, and all that names in them stand for. Immutable, and safe to ask from several threads. A
/// change makes a new compilation, which reuses what did not change: the files, and of the changed file the declarations.
/// </summary>
public sealed class Compilation
{
    private readonly ImmutableArray<LoadedFile> _files;
    private readonly IReadOnlyDictionary<string, ParsedFile> _parsed;
    private readonly Lazy<SymbolIndex> _symbols;
    private readonly Lazy<ProgramSignature> _signature;

    private Compilation(string path, SourceSet sources, BoundProgram program, SourceLoader loader)
    {
        Path = path;
        Sources = sources;
        Program = program;
        _files = [.. loader.Files];
        _parsed = loader.Parsed;
        _symbols = new Lazy<SymbolIndex>(() => new SymbolIndex(Program, _files));
        _signature = new Lazy<ProgramSignature>(() => ProgramSignature.Of(Program));
    }

    /// <summary>The entry file.</summary>
    public string Path { get; }

    /// <summary>Where its sources came from.</summary>
    public SourceSet Sources { get; }

    /// <summary>The program with every name resolved, and all of its diagnostics.</summary>
    public BoundProgram Program { get; }

    /// <summary>The trees of all its files, the entry file first; none if that could not be read.</summary>
    public ImmutableArray<FileSyntax> Trees => Program.Trees;

    /// <summary>What callers of the program see of it.</summary>
    public ProgramSignature Signature => _signature.Value;

    internal SymbolIndex Symbols => _symbols.Value;

    /// <summary>Loads a program with all that it imports. What is wrong with it is in its diagnostics; so is a file that does not exist.</summary>
    /// <param name="path">The absolute path of the entry file; the project's root is found above it.</param>
    /// <param name="files">Where files come from.</param>
    /// <param name="cancellation">Ends the loading.</param>
    /// <exception cref="OperationCanceledException">The loading was cancelled.</exception>
    public static Compilation Create(string path, ISourceProvider files, CancellationToken cancellation = default) =>
        Load(SourceSet.Normalize(path), files as SourceSet ?? new SourceSet(files), null, null, cancellation);

    /// <summary>The same program with another text in place of a file, which it may or may not have read before.</summary>
    /// <param name="path">The absolute path of the file.</param>
    /// <param name="text">The text.</param>
    /// <param name="cancellation">Ends the work; this compilation stays as it is.</param>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public Compilation With(string path, string text, CancellationToken cancellation = default) => With(Sources.With(path, text), cancellation);

    /// <summary>The same program with other sources.</summary>
    /// <param name="sources">The sources. Files that were read before are not read again if they are those of this compilation's sources.</param>
    /// <param name="cancellation">Ends the work; this compilation stays as it is.</param>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public Compilation With(SourceSet sources, CancellationToken cancellation = default) => Load(Path, sources, this, null, cancellation);

    /// <summary>The same program after a file has changed where files come from.</summary>
    /// <param name="path">The absolute path of the file.</param>
    /// <param name="cancellation">Ends the work; this compilation stays as it is.</param>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public Compilation Reload(string path, CancellationToken cancellation = default) =>
        Load(Path, Sources, this, SourceSet.Normalize(path), cancellation);

    /// <summary>What can be asked about one file; null if the program does not have it.</summary>
    /// <param name="path">The absolute path of the file.</param>
    public SemanticModel? GetModel(string path)
    {
        path = SourceSet.Normalize(path);
        var file = _files.FirstOrDefault(file => SourceSet.Normalize(file.Path) == path);
        return file is null ? null : new SemanticModel(this, file);
    }

    // Apart from the constructor, whose functions would hold the previous compilation.
    private static Compilation Load(string path, SourceSet sources, Compilation? previous, string? changed, CancellationToken cancellation)
    {
        var diagnostics = new List<Diagnostic>();
        var loader = new SourceLoader(
            sources,
            previous?._parsed ?? ImmutableDictionary<string, ParsedFile>.Empty,
            file => previous is not null && file != changed && previous._parsed[file].Tree.Source == TextFor(file, sources, previous),
            diagnostics,
            cancellation);
        loader.Load(path);
        return new Compilation(path, sources, new ProgramBinder(loader, diagnostics, cancellation).Bind(), loader);
    }

    // The text that a file must have had for its tree to be reused; null if it must be read.
    private static SourceText? TextFor(string path, SourceSet sources, Compilation previous)
    {
        if (sources.TextAt(path) is { } text)
        {
            return text;
        }

        var isFile = previous.Sources.TextAt(path) is null && ReferenceEquals(previous.Sources.Files, sources.Files);
        return isFile ? previous._parsed[path].Tree.Source : null;
    }
}
