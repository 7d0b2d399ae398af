using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary>A declaration at the top of a file.</summary>
/// <param name="Name">What it declares; of an import or a test, a name without text.</param>
/// <param name="Documentation">The <c>///</c> lines above it, or null.</param>
/// <param name="Span">Where it is written.</param>
public abstract record DeclarationSyntax(NameSyntax Name, string? Documentation, TextSpan Span) : SyntaxNode(Span);
