using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>for x in LIST { }</c>.</summary>
/// <param name="Variable">x.</param>
/// <param name="Source">LIST.</param>
/// <param name="Body">The statements.</param>
/// <param name="Span">The span in the source.</param>
public sealed record ForSyntax(
    NameSyntax Variable,
    ExpressionSyntax Source,
    BlockSyntax Body,
    TextSpan Span)
    : StatementSyntax(Span)
{
    /// <inheritdoc/>
    public override ImmutableArray<BlockSyntax> Bodies => [Body];
}
