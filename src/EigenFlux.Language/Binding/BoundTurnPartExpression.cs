using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary>A property of a captured turn other than its text, such as the speaker, the stop or the length.</summary>
/// <param name="Turn">A captured turn: a name, or one of its turns by index or quantifier.</param>
/// <param name="Type">The type of the property.</param>
/// <param name="Location">The location in the source.</param>
public abstract record BoundTurnPartExpression(
    BoundExpression Turn,
    FluxType Type,
    SourceLocation Location)
    : BoundExpression(Type, Location);
