using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary>A number.</summary>
/// <param name="Value">The number.</param>
/// <param name="IsWhole">Whether the literal has no decimal point.</param>
/// <param name="Span">The span in the source.</param>
public sealed record NumberSyntax(double Value, bool IsWhole, TextSpan Span) : ExpressionSyntax(Span);
