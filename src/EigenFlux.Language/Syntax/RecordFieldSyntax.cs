using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary>A field of a record.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Documentation">The <c>///</c> lines above it, or null.</param>
/// <param name="Span">Where it is written.</param>
public sealed record RecordFieldSyntax(
    NameSyntax Name,
    TypeSyntax Type,
    string? Documentation,
    TextSpan Span)
    : SyntaxNode(Span);
