using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>choose N by EXPR { }</c>.</summary>
/// <param name="Count">N.</param>
/// <param name="By">EXPR.</param>
/// <param name="Body">What.</param>
/// <param name="Span">Where it is written.</param>
public sealed record ChooseSyntax(
    ExpressionSyntax Count,
    ExpressionSyntax By,
    BlockSyntax Body,
    TextSpan Span)
    : StatementSyntax(Span)
{
    /// <inheritdoc/>
    public override ImmutableArray<BlockSyntax> Bodies => [Body];
}
