using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary>What is known of a captured turn beside its text: who said it, what stopped it, how long it is.</summary>
/// <param name="Turn">A captured turn: a name, or one of its turns by index or quantifier.</param>
/// <param name="Type">The part's type.</param>
/// <param name="Location">Where it is written.</param>
public abstract record BoundTurnPartExpression(
    BoundExpression Turn,
    FluxType Type,
    SourceLocation Location)
    : BoundExpression(Type, Location);
