using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>repeat N { }</c>.</summary>
/// <param name="Count">The number N.</param>
/// <param name="Body">The statements.</param>
/// <param name="Span">The span in the source.</param>
public sealed record RepeatSyntax(ExpressionSyntax Count, BlockSyntax Body, TextSpan Span) : StatementSyntax(Span)
{
    /// <inheritdoc/>
    public override ImmutableArray<BlockSyntax> Bodies => [Body];
}
