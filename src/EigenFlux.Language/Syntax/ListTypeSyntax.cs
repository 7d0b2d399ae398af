using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>list of T</c>.</summary>
/// <param name="Element">T.</param>
/// <param name="Span">Where it is written.</param>
public sealed record ListTypeSyntax(TypeSyntax Element, TextSpan Span) : TypeSyntax(Span);
