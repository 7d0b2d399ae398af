using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary>A piece of a text.</summary>
/// <param name="Span">The span in the source.</param>
public abstract record TextPieceSyntax(TextSpan Span) : SyntaxNode(Span);
