using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>import "path" as w</c>.</summary>
/// <param name="Name">Without text.</param>
/// <param name="Path">The path.</param>
/// <param name="Alias">The name after <c>as</c>.</param>
/// <param name="Documentation">The <c>///</c> lines above the declaration, or null.</param>
/// <param name="Span">The span in the source.</param>
public sealed record ImportSyntax(
    NameSyntax Name,
    TextSyntax Path,
    NameSyntax? Alias,
    string? Documentation,
    TextSpan Span)
    : DeclarationSyntax(Name, Documentation, Span);
