using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>let NAME = EXPR</c> at the top of a file.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value.</param>
/// <param name="Documentation">The <c>///</c> lines above the declaration, or null.</param>
/// <param name="Span">The span in the source.</param>
public sealed record LetDeclarationSyntax(
    NameSyntax Name,
    ExpressionSyntax Value,
    string? Documentation,
    TextSpan Span)
    : DeclarationSyntax(Name, Documentation, Span);
