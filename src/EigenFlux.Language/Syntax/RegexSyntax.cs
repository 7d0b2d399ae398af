using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary>A regex.</summary>
/// <param name="Pattern">Without its slashes.</param>
/// <param name="Span">The span in the source.</param>
public sealed record RegexSyntax(string Pattern, TextSpan Span) : ExpressionSyntax(Span);
