using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>pin TEXT</c>: never deleted.</summary>
/// <param name="Text">The text.</param>
/// <param name="Audience">Who alone has it in their window; empty for everyone.</param>
/// <param name="Location">Where it is written.</param>
public sealed record BoundPin(
    BoundText Text,
    ImmutableArray<BoundSpeaker> Audience,
    SourceLocation Location)
    : BoundStatement(Location);
