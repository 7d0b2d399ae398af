using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>expect C confidence c</c>.</summary>
/// <param name="Condition">C.</param>
/// <param name="Confidence">c.</param>
/// <param name="Span">Where it is written.</param>
public sealed record ExpectSyntax(
    ExpressionSyntax Condition,
    ExpressionSyntax? Confidence,
    TextSpan Span)
    : StatementSyntax(Span);
