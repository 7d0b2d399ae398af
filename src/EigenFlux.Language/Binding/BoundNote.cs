using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>note TEXT [depth N]</c>: replaces what it said before when it is reached again, and stays N turns from the end.</summary>
/// <param name="Text">The text.</param>
/// <param name="Depth">N, a whole number; null where it is not said, and the note stays where it is.</param>
/// <param name="Audience">Who alone has it in their window; empty for everyone.</param>
/// <param name="Location">Where it is written.</param>
public sealed record BoundNote(
    BoundText Text,
    BoundExpression? Depth,
    ImmutableArray<BoundSpeaker> Audience,
    SourceLocation Location)
    : BoundStatement(Location);
