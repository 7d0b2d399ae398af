using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary>One stop.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Value">The number, text, regex or condition, where it has one.</param>
/// <param name="Span">Where it is written.</param>
public sealed record StopSyntax(StopKind Kind, ExpressionSyntax? Value, TextSpan Span) : SyntaxNode(Span);
