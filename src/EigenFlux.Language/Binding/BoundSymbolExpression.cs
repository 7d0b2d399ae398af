using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary>A name used as a value: a <see cref="ValueSymbol"/>, <see cref="ParameterSymbol"/>, <see cref="LoopVariableSymbol"/>,
/// <see cref="CaptureSymbol"/> (its last turn, or empty text), <see cref="SpeakerSymbol"/>, <see cref="ModelSymbol"/>,
/// <see cref="LoreSymbol"/>, <see cref="PremiseSymbol"/> or <see cref="WatchSymbol"/>.</summary>
/// <param name="Symbol">The symbol that the name refers to.</param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundSymbolExpression(
    Symbol Symbol,
    SourceLocation Location)
    : BoundExpression(Symbol.Type, Location);
