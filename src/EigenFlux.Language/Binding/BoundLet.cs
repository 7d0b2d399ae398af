using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>let NAME = EXPR</c> in a scene: the value is given, or changed.</summary>
/// <param name="Symbol">The value of the scene.</param>
/// <param name="Value">The new value.</param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundLet(
    ValueSymbol Symbol,
    BoundExpression Value,
    SourceLocation Location)
    : BoundStatement(Location);
