using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>model</c>.</summary>
/// <param name="Name">The name.</param>
/// <param name="Base">The model of which this is a variant.</param>
/// <param name="Uri">The address of the model.</param>
/// <param name="Settings">The settings.</param>
/// <param name="Documentation">The <c>///</c> lines above the declaration, or null.</param>
/// <param name="Span">The span in the source.</param>
public sealed record ModelSyntax(
    NameSyntax Name,
    QualifiedNameSyntax? Base,
    TextSyntax? Uri,
    ImmutableArray<ModelSettingSyntax> Settings,
    string? Documentation,
    TextSpan Span)
    : DeclarationSyntax(Name, Documentation, Span);
