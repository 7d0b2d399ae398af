using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>lore</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="DisplayName">How the story calls it.</param>
/// <param name="Parts">Its parts.</param>
/// <param name="Documentation">The <c>///</c> lines above it, or null.</param>
/// <param name="Span">Where it is written.</param>
public sealed record LoreSyntax(
    NameSyntax Name,
    TextSyntax? DisplayName,
    ImmutableArray<PartSyntax> Parts,
    string? Documentation,
    TextSpan Span)
    : DeclarationSyntax(Name, Documentation, Span);
