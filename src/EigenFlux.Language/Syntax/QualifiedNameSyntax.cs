using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary>A name, alone or behind an import's: <c>w.Ada</c>.</summary>
/// <param name="Qualifier">The import's name.</param>
/// <param name="Name">The name.</param>
/// <param name="Span">Where it is written.</param>
public sealed record QualifiedNameSyntax(NameSyntax? Qualifier, NameSyntax Name, TextSpan Span) : SyntaxNode(Span);
