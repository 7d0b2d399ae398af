using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary>The remains of a statement with a reported error.</summary>
/// <param name="Blocks">The blocks of the statement, which are still checked.</param>
/// <param name="Span">The span in the source.</param>
public sealed record ErrorStatementSyntax(ImmutableArray<BlockSyntax> Blocks, TextSpan Span) : StatementSyntax(Span)
{
    /// <inheritdoc/>
    public override ImmutableArray<BlockSyntax> Bodies => Blocks;
}
