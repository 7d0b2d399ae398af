using System.Collections.Immutable;
using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>A | B -&gt; name: TYPE on MODEL seen by … until …</c>: a generated turn.</summary>
/// <param name="Speakers">The characters that may speak; if there are several, the model chooses one.</param>
/// <param name="Capture">The name of the turn.</param>
/// <param name="TurnType">The type that constrains decoding; text by default.</param>
/// <param name="Model">The model of this turn; null for the speaker's own.</param>
/// <param name="Audience">The characters whose windows contain the turn; empty for everyone.</param>
/// <param name="Stops">The stops, of which the first that holds ends the turn; empty for the default.</param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundTurn(
    ImmutableArray<BoundSpeaker> Speakers,
    CaptureSymbol Capture,
    FluxType TurnType,
    BoundExpression? Model,
    ImmutableArray<BoundSpeaker> Audience,
    ImmutableArray<BoundStop> Stops,
    SourceLocation Location)
    : BoundStatement(Location);
