using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>test</c>.</summary>
/// <param name="Name">Without text.</param>
/// <param name="Title">Its name, which is a text.</param>
/// <param name="Body">Its statements.</param>
/// <param name="Documentation">The <c>///</c> lines above it, or null.</param>
/// <param name="Span">Where it is written.</param>
public sealed record TestSyntax(
    NameSyntax Name,
    TextSyntax Title,
    BlockSyntax Body,
    string? Documentation,
    TextSpan Span)
    : DeclarationSyntax(Name, Documentation, Span);
