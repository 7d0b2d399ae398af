using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary>A type of a parameter, a field or a turn.</summary>
/// <param name="Span">The span in the source.</param>
public abstract record TypeSyntax(TextSpan Span) : SyntaxNode(Span);
