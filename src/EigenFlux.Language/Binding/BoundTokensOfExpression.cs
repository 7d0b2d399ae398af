using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>name.tokens</c>: how many tokens were generated for a turn; 0 before the first.</summary>
/// <param name="Turn">A captured turn: a name, or one of its turns by index or quantifier.</param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundTokensOfExpression(
    BoundExpression Turn,
    SourceLocation Location)
    : BoundTurnPartExpression(Turn, FluxType.Int, Location);
