using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>input</c>.</summary>
/// <param name="Span">Where it is written.</param>
public sealed record InputSyntax(TextSpan Span) : ExpressionSyntax(Span);
