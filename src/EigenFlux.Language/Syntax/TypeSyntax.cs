using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary>A type of a parameter, a field or a turn.</summary>
/// <param name="Span">Where it is written.</param>
public abstract record TypeSyntax(TextSpan Span) : SyntaxNode(Span);
