using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Classification;

/// <summary>How the names of symbols are classified.</summary>
internal static class SymbolKinds
{
    /// <summary>A name of a symbol at a place.</summary>
    public static ClassifiedSpan Classify(Symbol symbol, SourceLocation place)
    {
        var isDeclaration = place == symbol.Declaration || (symbol as CaptureSymbol)?.Writes.Contains(place) == true;
        return new ClassifiedSpan(place.Span, KindOf(symbol), isDeclaration ? ClassificationModifiers.Declaration : ClassificationModifiers.None);
    }

    private static ClassificationKind KindOf(Symbol symbol) => symbol switch
    {
        CharacterSymbol => ClassificationKind.Character,
        CoalitionSymbol => ClassificationKind.Coalition,
        LoreSymbol => ClassificationKind.Lore,
        PremiseSymbol => ClassificationKind.Premise,
        RecordSymbol => ClassificationKind.Record,
        RecordFieldSymbol => ClassificationKind.Field,
        ModelSymbol => ClassificationKind.Model,
        ValueSymbol => ClassificationKind.Value,
        SceneSymbol => ClassificationKind.Scene,
        ParameterSymbol => ClassificationKind.Parameter,
        CaptureSymbol or RunResultSymbol => ClassificationKind.Capture,
        LoopVariableSymbol => ClassificationKind.LoopVariable,
        WatchSymbol => ClassificationKind.Watch,
        TestSymbol => ClassificationKind.Test,
        _ => throw new ArgumentOutOfRangeException(nameof(symbol), symbol, "A symbol of this kind has no classification."),
    };
}
