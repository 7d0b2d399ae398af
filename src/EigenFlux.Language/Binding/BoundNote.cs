using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary>
/// <c>note TEXT [depth N]</c>: a note that stays N turns from the end. When the statement is reached again, the new text replaces
/// the old.
/// </summary>
/// <param name="Text">The text.</param>
/// <param name="Depth">N, an integer; null for a note that is not moved.</param>
/// <param name="Audience">The characters whose windows contain the note; empty for everyone.</param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundNote(
    BoundText Text,
    BoundExpression? Depth,
    ImmutableArray<BoundSpeaker> Audience,
    SourceLocation Location)
    : BoundStatement(Location);
