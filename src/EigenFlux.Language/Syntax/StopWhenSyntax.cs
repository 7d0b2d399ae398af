using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>stop when C</c>.</summary>
/// <param name="Condition">The condition C.</param>
/// <param name="Span">The span in the source.</param>
public sealed record StopWhenSyntax(ExpressionSyntax Condition, TextSpan Span) : StatementSyntax(Span);
