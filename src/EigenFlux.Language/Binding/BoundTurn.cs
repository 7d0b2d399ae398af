using System.Collections.Immutable;
using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>A | B -&gt; name: TYPE on MODEL seen by … until …</c>: a generated turn.</summary>
/// <param name="Speakers">Who may speak; with several the model says who.</param>
/// <param name="Capture">The name of the turn.</param>
/// <param name="TurnType">What decoding permits; text where no type is written.</param>
/// <param name="Model">The model for this turn alone, or null.</param>
/// <param name="Audience">Who alone has it in their window; empty for everyone.</param>
/// <param name="Stops">What ends it, the first to hold; empty where none is written.</param>
/// <param name="Location">Where it is written.</param>
public sealed record BoundTurn(
    ImmutableArray<BoundSpeaker> Speakers,
    CaptureSymbol Capture,
    FluxType TurnType,
    BoundExpression? Model,
    ImmutableArray<BoundSpeaker> Audience,
    ImmutableArray<BoundStop> Stops,
    SourceLocation Location)
    : BoundStatement(Location);
