using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>story at least N tokens</c> or <c>story at least N turns</c>.</summary>
/// <param name="Size">The number.</param>
/// <param name="IsInTokens">Whether it is a number of tokens, not of turns.</param>
/// <param name="Span">The span in the source.</param>
public sealed record StoryFloorSyntax(ExpressionSyntax Size, bool IsInTokens, TextSpan Span) : StatementSyntax(Span);
