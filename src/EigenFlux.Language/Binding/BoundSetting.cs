using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>setting TEXT</c>: replaces what it said before when it is reached again.</summary>
/// <param name="Text">The text.</param>
/// <param name="Audience">Who alone has it in their window; empty for everyone.</param>
/// <param name="Location">Where it is written.</param>
public sealed record BoundSetting(
    BoundText Text,
    ImmutableArray<BoundSpeaker> Audience,
    SourceLocation Location)
    : BoundStatement(Location);
