using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>while C at most N { }</c>.</summary>
/// <param name="Condition">C.</param>
/// <param name="AtMost">N.</param>
/// <param name="Body">What.</param>
/// <param name="Span">Where it is written.</param>
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
