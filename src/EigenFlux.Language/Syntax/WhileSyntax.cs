using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>while C at most N { }</c>.</summary>
/// <param name="Condition">The condition C.</param>
/// <param name="AtMost">N.</param>
/// <param name="Body">The statements.</param>
/// <param name="Span">The span in the source.</param>
public sealed record WhileSyntax(
    ExpressionSyntax Condition,
    ExpressionSyntax AtMost,
    BlockSyntax Body,
    TextSpan Span)
    : StatementSyntax(Span)
{
    /// <inheritdoc/>
    public override ImmutableArray<BlockSyntax> Bodies => [Body];
}
