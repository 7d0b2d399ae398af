using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary>A field of a record.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The type.</param>
/// <param name="Documentation">The <c>///</c> lines above the declaration, or null.</param>
/// <param name="Span">The span in the source.</param>
public sealed record RecordFieldSyntax(
    NameSyntax Name,
    TypeSyntax Type,
    string? Documentation,
    TextSpan Span)
    : SyntaxNode(Span);
