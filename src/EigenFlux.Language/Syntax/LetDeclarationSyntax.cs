using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>let NAME = EXPR</c> at the top of a file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">The value.</param>
/// <param name="Documentation">The <c>///</c> lines above it, or null.</param>
/// <param name="Span">Where it is written.</param>
public sealed record LetDeclarationSyntax(
    NameSyntax Name,
    ExpressionSyntax Value,
    string? Documentation,
    TextSpan Span)
    : DeclarationSyntax(Name, Documentation, Span);
