using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>cache exact</c> or <c>cache shift</c>.</summary>
/// <param name="Mode">Which.</param>
/// <param name="Span">Where it is written.</param>
public sealed record CacheSyntax(NameSyntax Mode, TextSpan Span) : StatementSyntax(Span);
