using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>A: TEXT</c> or <c>narrator: TEXT</c>.</summary>
/// <param name="Speaker">Who says it.</param>
/// <param name="Text">What.</param>
/// <param name="Audience">Who alone has it in their window; empty for everyone.</param>
/// <param name="Location">Where it is written.</param>
public sealed record BoundScriptedLine(
    BoundSpeaker Speaker,
    BoundText Text,
    ImmutableArray<BoundSpeaker> Audience,
    SourceLocation Location)
    : BoundStatement(Location);
