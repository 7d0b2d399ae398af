using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>true</c> or <c>false</c>.</summary>
/// <param name="Value">The value.</param>
/// <param name="Span">The span in the source.</param>
public sealed record BoolSyntax(bool Value, TextSpan Span) : ExpressionSyntax(Span);
