using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>name.length</c>: how many characters a turn has; 0 before the first.</summary>
/// <param name="Turn">A captured turn: a name, or one of its turns by index or quantifier.</param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundLengthOfExpression(
    BoundExpression Turn,
    SourceLocation Location)
    : BoundTurnPartExpression(Turn, FluxType.Int, Location);
