using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>(x)</c>.</summary>
/// <param name="Expression">What is inside.</param>
/// <param name="Span">Where it is written.</param>
public sealed record ParenthesizedSyntax(ExpressionSyntax Expression, TextSpan Span) : ExpressionSyntax(Span);
