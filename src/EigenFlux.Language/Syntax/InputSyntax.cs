using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>input</c>.</summary>
/// <param name="Span">The span in the source.</param>
public sealed record InputSyntax(TextSpan Span) : ExpressionSyntax(Span);
