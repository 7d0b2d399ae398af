using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>choose N by EXPR { }</c>: the best of N branches goes on.</summary>
/// <param name="Count">How many branches; a whole number.</param>
/// <param name="By">A number; the greatest wins.</param>
/// <param name="Body">What each branch does.</param>
/// <param name="Location">Where it is written.</param>
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
