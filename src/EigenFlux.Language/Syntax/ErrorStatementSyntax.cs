using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary>What a reported mistake left of a statement.</summary>
/// <param name="Blocks">Its blocks, which are still checked.</param>
/// <param name="Span">Where it is written.</param>
public sealed record ErrorStatementSyntax(ImmutableArray<BlockSyntax> Blocks, TextSpan Span) : StatementSyntax(Span)
{
    /// <inheritdoc/>
    public override ImmutableArray<BlockSyntax> Bodies => Blocks;
}
