using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>repeat N { }</c>.</summary>
/// <param name="Count">N.</param>
/// <param name="Body">What.</param>
/// <param name="Span">Where it is written.</param>
public sealed record RepeatSyntax(ExpressionSyntax Count, BlockSyntax Body, TextSpan Span) : StatementSyntax(Span)
{
    /// <inheritdoc/>
    public override ImmutableArray<BlockSyntax> Bodies => [Body];
}
