using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary>A name, alone or behind an import's: <c>w.Ada</c>.</summary>
/// <param name="Qualifier">The import's name.</param>
/// <param name="Name">The name.</param>
/// <param name="Span">The span in the source.</param>
public sealed record QualifiedNameSyntax(NameSyntax? Qualifier, NameSyntax Name, TextSpan Span) : SyntaxNode(Span);
