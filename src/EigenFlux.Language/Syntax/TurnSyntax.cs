using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>A -&gt; name</c>.</summary>
/// <param name="Speakers">The characters that may speak.</param>
/// <param name="Capture">The turn's name.</param>
/// <param name="Type">The type.</param>
/// <param name="Model">The model after <c>on</c>.</param>
/// <param name="Audience">The characters who alone see the text; null for everyone.</param>
/// <param name="Stops">The stops after <c>until</c>.</param>
/// <param name="Span">The span in the source.</param>
public sealed record TurnSyntax(
    ImmutableArray<SpeakerSyntax> Speakers,
    NameSyntax Capture,
    TypeSyntax? Type,
    ExpressionSyntax? Model,
    AudienceSyntax? Audience,
    ImmutableArray<StopSyntax> Stops,
    TextSpan Span)
    : StatementSyntax(Span);
