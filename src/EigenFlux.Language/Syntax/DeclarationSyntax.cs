using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary>A declaration at the top of a file.</summary>
/// <param name="Name">The declared name; for an import or a test, a name without text.</param>
/// <param name="Documentation">The <c>///</c> lines above the declaration, or null.</param>
/// <param name="Span">The span in the source.</param>
public abstract record DeclarationSyntax(NameSyntax Name, string? Documentation, TextSpan Span) : SyntaxNode(Span);
