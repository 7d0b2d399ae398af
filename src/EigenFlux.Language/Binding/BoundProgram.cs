using System.Collections.Immutable;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Language.Symbols;
using EigenFlux.Language.Syntax;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary>A program: the entry file and all that it imports, with every name resolved. Declarations of all files are in the
/// order of the files, the entry file first.</summary>
public sealed class BoundProgram
{
    /// <summary>The trees of the files, the entry file's first.</summary>
    public required ImmutableArray<FileSyntax> Trees { get; init; }

    /// <summary>The files, the entry file first.</summary>
    public ImmutableArray<SourceText> Files => [.. Trees.Select(tree => tree.Source)];

    /// <summary>The nearest folder with <c>eflux.json</c>, or the folder of the entry file.</summary>
    public required string Root { get; init; }

    /// <summary>Whether the program reads <c>.logprob</c>: a run then requests probabilities from its models.</summary>
    public required bool ReadsLogProbabilities { get; init; }

    /// <summary>Every character.</summary>
    public required ImmutableArray<CharacterSymbol> Characters { get; init; }

    /// <summary>Every coalition.</summary>
    public required ImmutableArray<CoalitionSymbol> Coalitions { get; init; }

    /// <summary>Every piece of lore.</summary>
    public required ImmutableArray<LoreSymbol> Lores { get; init; }

    /// <summary>Every premise.</summary>
    public required ImmutableArray<PremiseSymbol> Premises { get; init; }

    /// <summary>Every record.</summary>
    public required ImmutableArray<RecordSymbol> Records { get; init; }

    /// <summary>Every model.</summary>
    public required ImmutableArray<ModelSymbol> Models { get; init; }

    /// <summary>Every value that is declared at the top of a file.</summary>
    public required ImmutableArray<ValueSymbol> Values { get; init; }

    /// <summary>Every scene.</summary>
    public required ImmutableArray<BoundScene> Scenes { get; init; }

    /// <summary>Every test.</summary>
    public required ImmutableArray<BoundTest> Tests { get; init; }

    /// <summary>Every use of a name, without the declarations.</summary>
    public required ImmutableArray<SymbolReference> References { get; init; }

    /// <summary>Every explicit display name, and every word of <c>also</c>.</summary>
    public required ImmutableArray<BoundName> Names { get; init; }

    /// <summary>Every regular expression, ordered by position.</summary>
    public required ImmutableArray<BoundRegex> Regexes { get; init; }

    /// <summary>The diagnostics, ordered by file and position.</summary>
    public required ImmutableArray<Diagnostic> Diagnostics { get; init; }

    /// <summary>Whether the program has an error and cannot be compiled.</summary>
    public bool HasErrors => Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error);

    /// <summary>The scenes that the entry file itself declares, in the order of the source.</summary>
    public IEnumerable<BoundScene> EntryScenes => Scenes.Where(s => Trees.Length > 0 && s.Location.Source == Trees[0].Source);
}
