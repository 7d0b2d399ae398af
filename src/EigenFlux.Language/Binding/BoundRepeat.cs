using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>repeat N { }</c>.</summary>
/// <param name="Count">How often; a whole number.</param>
/// <param name="Body">What.</param>
/// <param name="Location">Where it is written.</param>
public sealed record BoundRepeat(
    BoundExpression Count,
    BoundBlock Body,
    SourceLocation Location)
    : BoundStatement(Location)
{
    /// <inheritdoc/>
    internal override ImmutableArray<BoundBlock> Bodies => [Body];
}
