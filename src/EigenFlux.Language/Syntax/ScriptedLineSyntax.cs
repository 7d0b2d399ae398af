using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>A: TEXT</c>.</summary>
/// <param name="Speaker">The speaker.</param>
/// <param name="Text">The text.</param>
/// <param name="Audience">The characters who alone see the text; null for everyone.</param>
/// <param name="Span">The span in the source.</param>
public sealed record ScriptedLineSyntax(
    SpeakerSyntax Speaker,
    TextSyntax Text,
    AudienceSyntax? Audience,
    TextSpan Span)
    : StatementSyntax(Span);
