using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary>A parameter of a scene.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Default">Its value where none is given.</param>
/// <param name="Documentation">The <c>///</c> lines above it, or null.</param>
/// <param name="Span">Where it is written.</param>
public sealed record ParameterSyntax(
    NameSyntax Name,
    TypeSyntax Type,
    ExpressionSyntax? Default,
    string? Documentation,
    TextSpan Span)
    : SyntaxNode(Span);
