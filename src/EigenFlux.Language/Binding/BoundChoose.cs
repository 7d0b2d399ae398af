using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>choose N by EXPR { }</c>: runs N branches and continues with the best.</summary>
/// <param name="Count">The number of branches, an integer.</param>
/// <param name="By">The value of a branch, a number; the branch with the greatest value is chosen.</param>
/// <param name="Body">The statements of a branch.</param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundChoose(
    BoundExpression Count,
    BoundExpression By,
    BoundBlock Body,
    SourceLocation Location)
    : BoundStatement(Location)
{
    /// <inheritdoc/>
    internal override ImmutableArray<BoundBlock> Bodies => [Body];
}
