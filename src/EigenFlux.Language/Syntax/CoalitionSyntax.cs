using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>coalition</c>.</summary>
/// <param name="Name">The name.</param>
/// <param name="DisplayName">The display name.</param>
/// <param name="Members">The members.</param>
/// <param name="Parts">The parts.</param>
/// <param name="Documentation">The <c>///</c> lines above the declaration, or null.</param>
/// <param name="Span">The span in the source.</param>
public sealed record CoalitionSyntax(
    NameSyntax Name,
    TextSyntax? DisplayName,
    ImmutableArray<QualifiedNameSyntax> Members,
    ImmutableArray<PartSyntax> Parts,
    string? Documentation,
    TextSpan Span)
    : DeclarationSyntax(Name, Documentation, Span);
