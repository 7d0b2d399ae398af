using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>test</c>.</summary>
/// <param name="Name">Without text.</param>
/// <param name="Title">The name, which is a text.</param>
/// <param name="Body">The statements.</param>
/// <param name="Documentation">The <c>///</c> lines above the declaration, or null.</param>
/// <param name="Span">The span in the source.</param>
public sealed record TestSyntax(
    NameSyntax Name,
    TextSyntax Title,
    BlockSyntax Body,
    string? Documentation,
    TextSpan Span)
    : DeclarationSyntax(Name, Documentation, Span);
