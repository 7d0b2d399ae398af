using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>keep</c>, <c>forget</c> or <c>recall</c>.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Target">What.</param>
/// <param name="Span">Where it is written.</param>
public sealed record RetentionSyntax(RetentionKind Kind, ExpressionSyntax Target, TextSpan Span) : StatementSyntax(Span);
