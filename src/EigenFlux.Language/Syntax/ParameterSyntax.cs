using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary>A parameter of a scene.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The type.</param>
/// <param name="Default">The default value; null if the parameter is required.</param>
/// <param name="Documentation">The <c>///</c> lines above the parameter, or null.</param>
/// <param name="Span">The span in the source.</param>
public sealed record ParameterSyntax(
    NameSyntax Name,
    TypeSyntax Type,
    ExpressionSyntax? Default,
    string? Documentation,
    TextSpan Span)
    : SyntaxNode(Span);
