using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary>A piece of a text.</summary>
/// <param name="Span">Where it is written.</param>
public abstract record TextPieceSyntax(TextSpan Span) : SyntaxNode(Span);
