using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary>A type by its name.</summary>
/// <param name="Name">The name.</param>
/// <param name="Span">The span in the source.</param>
public sealed record NamedTypeSyntax(QualifiedNameSyntax Name, TextSpan Span) : TypeSyntax(Span);
