using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>name.matches(/regex/)</c>: how often a regular expression matches in a turn's text.</summary>
/// <param name="Turn">A captured turn: a name, or one of its turns by index or quantifier.</param>
/// <param name="Pattern">The regular expression.</param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundMatchCountExpression(
    BoundExpression Turn,
    string Pattern,
    SourceLocation Location)
    : BoundTurnPartExpression(Turn, FluxType.Int, Location);
