using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>pin TEXT</c>.</summary>
/// <param name="Text">The text.</param>
/// <param name="Audience">Who alone sees it; null for everyone.</param>
/// <param name="Span">Where it is written.</param>
public sealed record PinSyntax(TextSyntax Text, AudienceSyntax? Audience, TextSpan Span) : StatementSyntax(Span);
