using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>setting TEXT</c>.</summary>
/// <param name="Text">The text.</param>
/// <param name="Audience">The characters who alone see the text; null for everyone.</param>
/// <param name="Span">The span in the source.</param>
public sealed record SettingSyntax(TextSyntax Text, AudienceSyntax? Audience, TextSpan Span) : StatementSyntax(Span);
