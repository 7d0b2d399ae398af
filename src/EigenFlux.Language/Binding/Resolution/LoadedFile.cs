using EigenFlux.Language.Parsing;
using EigenFlux.Language.Syntax;
using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding.Resolution;

/// <summary>A file of the program, what it imports, and the names that are known in it.</summary>
internal sealed class LoadedFile(ParsedFile parsed)
{
    /// <summary>Its tree, with what its next version can reuse.</summary>
    public ParsedFile Parsed { get; } = parsed;

    public FileSyntax Tree => Parsed.Tree;

    public SourceText Source => Tree.Source;

    public string Path => Source.Path;

    /// <summary>Whether a declaration has no name, which is reported: it may be the one that is missed elsewhere.</summary>
    public bool HasNameless { get; } = parsed.Tree.Declarations.Any(d => d is not (ImportSyntax or TestSyntax) && d.Name.Text.Length == 0)
        || parsed.Tree.Declarations.OfType<SceneSyntax>().Any(s => s.Parameters.Any(p => p.Name.Text.Length == 0))
        || parsed.Tree.Declarations.OfType<ImportSyntax>().Any(i => i.Alias is { Text.Length: 0 } || i.Path.LiteralText.Length == 0);

    public List<FileImport> Imports { get; } = [];

    /// <summary>What the file itself declares.</summary>
    public Dictionary<string, Symbol> Own { get; } = new(StringComparer.Ordinal);

    /// <summary>What is known in the file by a name alone: its own, and what it imports without a name.</summary>
    public Dictionary<string, Symbol> Names { get; } = new(StringComparer.Ordinal);

    /// <summary>Files by the name after <c>as</c>.</summary>
    public Dictionary<string, LoadedFile> Aliases { get; } = new(StringComparer.Ordinal);

    /// <summary>What is found out about places in the file.</summary>
    public BindingRecord Record { get; } = new();

    /// <summary>Names that are already reported: each is reported once.</summary>
    public HashSet<string> ReportedNames { get; } = new(StringComparer.Ordinal);
}
