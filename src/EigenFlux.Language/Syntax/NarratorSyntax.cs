using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>narrator</c> as a value.</summary>
/// <param name="Span">The span in the source.</param>
public sealed record NarratorSyntax(TextSpan Span) : ExpressionSyntax(Span);
