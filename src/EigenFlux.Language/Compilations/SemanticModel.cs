using System.Collections.Immutable;
using EigenFlux.Language.Binding.Resolution;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Language.Symbols;
using EigenFlux.Language.Syntax;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Compilations;

/// <summary>Answers questions about one file of a compilation. Immutable, and safe to ask from several threads. Offsets are in UTF-16 units.</summary>
public sealed class SemanticModel
{
    private readonly LoadedFile _file;

    internal SemanticModel(Compilation compilation, LoadedFile file) => (Compilation, _file) = (compilation, file);

    /// <summary>The compilation.</summary>
    public Compilation Compilation { get; }

    /// <summary>The tree of the file.</summary>
    public FileSyntax Tree => _file.Tree;

    /// <summary>The diagnostics of the file, by place: those of its syntax and those of its names and types.</summary>
    public ImmutableArray<Diagnostic> Diagnostics =>
        [.. Compilation.Program.Diagnostics.Where(diagnostic => diagnostic.Location is { } at && at.Source == Tree.Source)];

    /// <summary>Every place of the file at which a symbol is named, its declaration too, in the order of the source.</summary>
    public ImmutableArray<SymbolReference> References => Compilation.Symbols.In(Tree.Source);

    /// <summary>The symbol whose name an offset lies in, or stands directly behind; null if there is none.</summary>
    public SymbolReference? ReferenceAt(int offset)
    {
        var references = References;
        int low = 0, high = references.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = references[middle].Location.Span.Start <= offset ? (middle + 1, high) : (low, middle);
        }

        return low > 0 && references[low - 1].Location.Span.End >= offset ? references[low - 1]
            : low > 1 && references[low - 2].Location.Span.End >= offset ? references[low - 2]
            : null;
    }

    /// <summary>The symbol whose name an offset lies in, or stands directly behind; null if there is none.</summary>
    public Symbol? SymbolAt(int offset) => ReferenceAt(offset)?.Symbol;

    /// <summary>Every place of the program at which a symbol is named, its declaration too, by file and place.</summary>
    /// <param name="symbol">A symbol of this compilation.</param>
    public ImmutableArray<SourceLocation> ReferencesOf(Symbol symbol) => Compilation.Symbols.PlacesOf(symbol);

    /// <summary>All names that are known at an offset.</summary>
    public NameScope ScopeAt(int offset)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var locals = _file.Record.Locals.Where(local => local.Extent.Contains(offset))
            .OrderBy(local => local.IsOffered).ThenByDescending(local => local.Extent.Start).ThenBy(local => local.Extent.Length)
            .Select(local => local.Symbol).Where(symbol => seen.Add(symbol.Name)).ToImmutableArray();
        return new NameScope(
            locals,
            [.. _file.Names.Values.Where(symbol => seen.Add(symbol.Name)).OrderBy(symbol => symbol.Name, StringComparer.Ordinal)],
            _file.Aliases.ToImmutableDictionary(
                pair => pair.Key,
                pair => pair.Value.Own.Where(own => !own.Key.StartsWith("_", StringComparison.Ordinal)).Select(own => own.Value)
                    .OrderBy(symbol => symbol.Name, StringComparer.Ordinal).ToImmutableArray(),
                StringComparer.Ordinal));
    }

    /// <summary>Whether an import of the file has a name.</summary>
    internal bool HasImport(string name) => _file.Aliases.ContainsKey(name);

    /// <summary>The type of an expression of the file's tree; null for what is no value by itself, such as the name of an import.</summary>
    public FluxType? TypeOf(ExpressionSyntax expression) =>
        _file.Record.Expressions.TryGetValue(expression, out var bound) ? bound.Type : null;
}
