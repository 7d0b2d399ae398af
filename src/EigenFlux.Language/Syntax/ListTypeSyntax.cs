using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>list of T</c>.</summary>
/// <param name="Element">T.</param>
/// <param name="Span">The span in the source.</param>
public sealed record ListTypeSyntax(TypeSyntax Element, TextSpan Span) : TypeSyntax(Span);
