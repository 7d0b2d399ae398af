using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary>An expression.</summary>
/// <param name="Span">Where it is written.</param>
public abstract record ExpressionSyntax(TextSpan Span) : SyntaxNode(Span);
