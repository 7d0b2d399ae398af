using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>cache exact</c> or <c>cache shift</c>.</summary>
/// <param name="Mode">The cache mode.</param>
/// <param name="Span">The span in the source.</param>
public sealed record CacheSyntax(NameSyntax Mode, TextSpan Span) : StatementSyntax(Span);
