using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>note TEXT depth N</c>.</summary>
/// <param name="Text">The text.</param>
/// <param name="Depth">N.</param>
/// <param name="Audience">The characters who alone see the text; null for everyone.</param>
/// <param name="Span">The span in the source.</param>
public sealed record NoteSyntax(
    TextSyntax Text,
    ExpressionSyntax? Depth,
    AudienceSyntax? Audience,
    TextSpan Span)
    : StatementSyntax(Span);
