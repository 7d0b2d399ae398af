using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>premise</c>.</summary>
/// <param name="Name">The name.</param>
/// <param name="Of">The character whose definition the premise changes.</param>
/// <param name="Parts">The parts.</param>
/// <param name="Documentation">The <c>///</c> lines above the declaration, or null.</param>
/// <param name="Span">The span in the source.</param>
public sealed record PremiseSyntax(
    NameSyntax Name,
    QualifiedNameSyntax? Of,
    ImmutableArray<PartSyntax> Parts,
    string? Documentation,
    TextSpan Span)
    : DeclarationSyntax(Name, Documentation, Span);
