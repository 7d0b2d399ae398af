using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>reserve M</c> or <c>lore K</c>.</summary>
/// <param name="IsReserve">Whether it is the reserve.</param>
/// <param name="Size">How much.</param>
/// <param name="Span">Where it is written.</param>
public sealed record WindowShareSyntax(bool IsReserve, ExpressionSyntax Size, TextSpan Span) : SyntaxNode(Span);
