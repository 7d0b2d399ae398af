using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary>One stop.</summary>
/// <param name="Kind">The kind of stop.</param>
/// <param name="Value">The number, text, regex or condition; null if the stop has none.</param>
/// <param name="Span">The span in the source.</param>
public sealed record StopSyntax(StopKind Kind, ExpressionSyntax? Value, TextSpan Span) : SyntaxNode(Span);
