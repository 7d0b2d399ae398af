using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary>A condition and its block.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="Body">The block.</param>
/// <param name="Span">The span in the source.</param>
public sealed record IfBranchSyntax(ExpressionSyntax Condition, BlockSyntax Body, TextSpan Span) : SyntaxNode(Span);
