using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>/regex/</c>.</summary>
/// <param name="Pattern">The regex.</param>
/// <param name="Span">The span in the source.</param>
public sealed record PatternTypeSyntax(RegexSyntax Pattern, TextSpan Span) : TypeSyntax(Span);
