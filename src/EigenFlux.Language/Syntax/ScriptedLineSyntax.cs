using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>A: TEXT</c>.</summary>
/// <param name="Speaker">Who says it.</param>
/// <param name="Text">What.</param>
/// <param name="Audience">Who alone sees it; null for everyone.</param>
/// <param name="Span">Where it is written.</param>
public sealed record ScriptedLineSyntax(
    SpeakerSyntax Speaker,
    TextSyntax Text,
    AudienceSyntax? Audience,
    TextSpan Span)
    : StatementSyntax(Span);
