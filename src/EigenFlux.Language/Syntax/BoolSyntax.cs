using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>true</c> or <c>false</c>.</summary>
/// <param name="Value">Which.</param>
/// <param name="Span">Where it is written.</param>
public sealed record BoolSyntax(bool Value, TextSpan Span) : ExpressionSyntax(Span);
