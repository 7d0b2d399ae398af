using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>character</c>.</summary>
/// <param name="Name">The name.</param>
/// <param name="DisplayName">The display name.</param>
/// <param name="Base">The character whose parts are inherited.</param>
/// <param name="Parts">The parts.</param>
/// <param name="Documentation">The <c>///</c> lines above the declaration, or null.</param>
/// <param name="Span">The span in the source.</param>
public sealed record CharacterSyntax(
    NameSyntax Name,
    TextSyntax? DisplayName,
    QualifiedNameSyntax? Base,
    ImmutableArray<PartSyntax> Parts,
    string? Documentation,
    TextSpan Span)
    : DeclarationSyntax(Name, Documentation, Span);
