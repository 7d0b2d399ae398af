using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>expect C confidence c</c>.</summary>
/// <param name="Condition">The condition C.</param>
/// <param name="Confidence">c.</param>
/// <param name="Span">The span in the source.</param>
public sealed record ExpectSyntax(
    ExpressionSyntax Condition,
    ExpressionSyntax? Confidence,
    TextSpan Span)
    : StatementSyntax(Span);
