using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary>An expression.</summary>
/// <param name="Span">The span in the source.</param>
public abstract record ExpressionSyntax(TextSpan Span) : SyntaxNode(Span);
