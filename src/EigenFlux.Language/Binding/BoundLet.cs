using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>let NAME = EXPR</c> in a scene: the value is given, or changed.</summary>
/// <param name="Symbol">The value of the scene.</param>
/// <param name="Value">What it becomes.</param>
/// <param name="Location">Where it is written.</param>
public sealed record BoundLet(
    ValueSymbol Symbol,
    BoundExpression Value,
    SourceLocation Location)
    : BoundStatement(Location);
