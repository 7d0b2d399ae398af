using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>A -&gt; name</c>.</summary>
/// <param name="Speakers">Who may speak.</param>
/// <param name="Capture">The turn's name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Model">What follows <c>on</c>.</param>
/// <param name="Audience">Who alone sees it; null for everyone.</param>
/// <param name="Stops">What follows <c>until</c>.</param>
/// <param name="Span">Where it is written.</param>
public sealed record TurnSyntax(
    ImmutableArray<SpeakerSyntax> Speakers,
    NameSyntax Capture,
    TypeSyntax? Type,
    ExpressionSyntax? Model,
    AudienceSyntax? Audience,
    ImmutableArray<StopSyntax> Stops,
    TextSpan Span)
    : StatementSyntax(Span);
