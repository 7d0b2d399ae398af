using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>character</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="DisplayName">How the story calls it.</param>
/// <param name="Base">Whose parts it inherits.</param>
/// <param name="Parts">Its parts.</param>
/// <param name="Documentation">The <c>///</c> lines above it, or null.</param>
/// <param name="Span">Where it is written.</param>
public sealed record CharacterSyntax(
    NameSyntax Name,
    TextSyntax? DisplayName,
    QualifiedNameSyntax? Base,
    ImmutableArray<PartSyntax> Parts,
    string? Documentation,
    TextSpan Span)
    : DeclarationSyntax(Name, Documentation, Span);
