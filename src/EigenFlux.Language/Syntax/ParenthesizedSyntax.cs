using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>(x)</c>.</summary>
/// <param name="Expression">The expression in parentheses.</param>
/// <param name="Span">The span in the source.</param>
public sealed record ParenthesizedSyntax(ExpressionSyntax Expression, TextSpan Span) : ExpressionSyntax(Span);
