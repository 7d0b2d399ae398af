using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>narrator</c> as a value.</summary>
/// <param name="Span">Where it is written.</param>
public sealed record NarratorSyntax(TextSpan Span) : ExpressionSyntax(Span);
