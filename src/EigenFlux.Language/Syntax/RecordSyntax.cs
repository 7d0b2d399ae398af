using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>record</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Fields">Its fields.</param>
/// <param name="Documentation">The <c>///</c> lines above it, or null.</param>
/// <param name="Span">Where it is written.</param>
public sealed record RecordSyntax(
    NameSyntax Name,
    ImmutableArray<RecordFieldSyntax> Fields,
    string? Documentation,
    TextSpan Span)
    : DeclarationSyntax(Name, Documentation, Span);
