using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>model</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Base">The model that it is a variant of.</param>
/// <param name="Uri">Where it is.</param>
/// <param name="Settings">Its settings.</param>
/// <param name="Documentation">The <c>///</c> lines above it, or null.</param>
/// <param name="Span">Where it is written.</param>
public sealed record ModelSyntax(
    NameSyntax Name,
    QualifiedNameSyntax? Base,
    TextSyntax? Uri,
    ImmutableArray<ModelSettingSyntax> Settings,
    string? Documentation,
    TextSpan Span)
    : DeclarationSyntax(Name, Documentation, Span);
