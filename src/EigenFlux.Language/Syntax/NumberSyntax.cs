using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary>A number.</summary>
/// <param name="Value">The number.</param>
/// <param name="IsWhole">Whether it is written without a point.</param>
/// <param name="Span">Where it is written.</param>
public sealed record NumberSyntax(double Value, bool IsWhole, TextSpan Span) : ExpressionSyntax(Span);
