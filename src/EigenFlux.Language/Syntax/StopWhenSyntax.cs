using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>stop when C</c>.</summary>
/// <param name="Condition">C.</param>
/// <param name="Span">Where it is written.</param>
public sealed record StopWhenSyntax(ExpressionSyntax Condition, TextSpan Span) : StatementSyntax(Span);
