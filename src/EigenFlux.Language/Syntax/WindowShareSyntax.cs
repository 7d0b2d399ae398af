using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>reserve M</c> or <c>lore K</c>.</summary>
/// <param name="IsReserve">Whether this is the share of the reserve.</param>
/// <param name="Size">The size.</param>
/// <param name="Span">The span in the source.</param>
public sealed record WindowShareSyntax(bool IsReserve, ExpressionSyntax Size, TextSpan Span) : SyntaxNode(Span);
