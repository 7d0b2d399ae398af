using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>keep</c>, <c>forget</c> or <c>recall</c>.</summary>
/// <param name="Kind">The kind of instruction.</param>
/// <param name="Target">The target of the instruction.</param>
/// <param name="Weight">The weight of a kept turn; null if there is none.</param>
/// <param name="Span">The span in the source.</param>
public sealed record RetentionSyntax(RetentionKind Kind, ExpressionSyntax Target, ExpressionSyntax? Weight, TextSpan Span) : StatementSyntax(Span);
