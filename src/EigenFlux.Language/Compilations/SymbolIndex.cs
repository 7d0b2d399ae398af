using System.Collections.Immutable;
using EigenFlux.Language.Binding;
using EigenFlux.Language.Binding.Resolution;
using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Compilations;

/// <summary>Every place of a program at which a symbol is named, by symbol and by place. Immutable.</summary>
internal sealed class SymbolIndex
{
    private readonly Dictionary<Symbol, ImmutableArray<SourceLocation>> _bySymbol;
    private readonly Dictionary<SourceText, ImmutableArray<SymbolReference>> _byFile;

    public SymbolIndex(BoundProgram program, ImmutableArray<LoadedFile> files)
    {
        var order = program.Files.Select((file, index) => (file, index)).ToDictionary(pair => pair.file, pair => pair.index);
        var places = Declarations(program, files).Concat(program.References)
            .Distinct().OrderBy(reference => order[reference.Location.Source]).ThenBy(reference => reference.Location.Span.Start).ToList();
        _bySymbol = places.GroupBy(reference => OriginOf(reference.Symbol))
            .ToDictionary(group => group.Key, group => group.Select(reference => reference.Location).Distinct().ToImmutableArray());
        _byFile = places.GroupBy(reference => reference.Location.Source).ToDictionary(group => group.Key, group => group.ToImmutableArray());
    }

    /// <summary>The places of a symbol, its declaration among them, by file and place.</summary>
    public ImmutableArray<SourceLocation> PlacesOf(Symbol symbol) => _bySymbol.TryGetValue(OriginOf(symbol), out var places) ? places : [];

    /// <summary>The symbols that a file names, in the order of their places.</summary>
    public ImmutableArray<SymbolReference> In(SourceText file) => _byFile.TryGetValue(file, out var references) ? references : [];

    // A scene's own copy of a global value is the same to an author.
    private static Symbol OriginOf(Symbol symbol) => symbol is ValueSymbol { CopyOf: { } origin } ? origin : symbol;

    // A capture is declared by each of its turns. A name that is missing has no place, and a result of a run has that of its scene.
    private static IEnumerable<SymbolReference> Declarations(BoundProgram program, ImmutableArray<LoadedFile> files)
    {
        IEnumerable<Symbol> declared =
        [
            .. program.Characters, .. program.Coalitions, .. program.Lores, .. program.Premises, .. program.Records, .. program.Models, .. program.Values,
            .. program.Records.SelectMany(symbol => symbol.Fields), .. program.Scenes.Select(scene => scene.Symbol),
            .. program.Scenes.SelectMany(scene => scene.Parameters), .. program.Tests.Select(test => test.Symbol),
            .. files.SelectMany(file => file.Record.Locals).Select(local => local.Symbol).Where(symbol => symbol is not RunResultSymbol),
        ];
        return declared.Distinct().Where(symbol => symbol.Declaration.Source is not null && symbol.Declaration.Span.Length > 0)
            .SelectMany(symbol => symbol is CaptureSymbol capture
                ? capture.Writes.Select(write => new SymbolReference(symbol, write))
                : [new SymbolReference(symbol, symbol.Declaration)]);
    }
}
