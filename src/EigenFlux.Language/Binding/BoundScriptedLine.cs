using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>A: TEXT</c> or <c>narrator: TEXT</c>.</summary>
/// <param name="Speaker">The speaker.</param>
/// <param name="Text">The text.</param>
/// <param name="Audience">The characters whose windows contain the text; empty for everyone.</param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundScriptedLine(
    BoundSpeaker Speaker,
    BoundText Text,
    ImmutableArray<BoundSpeaker> Audience,
    SourceLocation Location)
    : BoundStatement(Location);
