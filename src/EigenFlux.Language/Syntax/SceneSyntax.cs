using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>scene</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="Model">What follows <c>on</c>.</param>
/// <param name="Body">Its header and statements.</param>
/// <param name="Documentation">The <c>///</c> lines above it, or null.</param>
/// <param name="Span">Where it is written.</param>
public sealed record SceneSyntax(
    NameSyntax Name,
    ImmutableArray<ParameterSyntax> Parameters,
    ExpressionSyntax? Model,
    BlockSyntax Body,
    string? Documentation,
    TextSpan Span)
    : DeclarationSyntax(Name, Documentation, Span);
