using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>setting TEXT</c>: a setting. When the statement is reached again, the new text replaces the old.</summary>
/// <param name="Text">The text.</param>
/// <param name="Audience">The characters whose windows contain the text; empty for everyone.</param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundSetting(
    BoundText Text,
    ImmutableArray<BoundSpeaker> Audience,
    SourceLocation Location)
    : BoundStatement(Location);
