using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>scene</c>.</summary>
/// <param name="Name">The name.</param>
/// <param name="Parameters">The parameters.</param>
/// <param name="Model">The model after <c>on</c>.</param>
/// <param name="Body">The header and the statements.</param>
/// <param name="Documentation">The <c>///</c> lines above the declaration, or null.</param>
/// <param name="Span">The span in the source.</param>
public sealed record SceneSyntax(
    NameSyntax Name,
    ImmutableArray<ParameterSyntax> Parameters,
    ExpressionSyntax? Model,
    BlockSyntax Body,
    string? Documentation,
    TextSpan Span)
    : DeclarationSyntax(Name, Documentation, Span);
