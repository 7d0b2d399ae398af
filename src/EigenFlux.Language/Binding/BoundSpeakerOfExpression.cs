using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>name.speaker</c>: the speaker of a turn.</summary>
/// <param name="Turn">A captured turn: a name, or one of its turns by index or quantifier.</param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundSpeakerOfExpression(
    BoundExpression Turn,
    SourceLocation Location)
    : BoundTurnPartExpression(Turn, FluxType.Character, Location);
