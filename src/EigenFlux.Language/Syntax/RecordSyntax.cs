using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>record</c>.</summary>
/// <param name="Name">The name.</param>
/// <param name="Fields">The fields.</param>
/// <param name="Documentation">The <c>///</c> lines above the declaration, or null.</param>
/// <param name="Span">The span in the source.</param>
public sealed record RecordSyntax(
    NameSyntax Name,
    ImmutableArray<RecordFieldSyntax> Fields,
    string? Documentation,
    TextSpan Span)
    : DeclarationSyntax(Name, Documentation, Span);
