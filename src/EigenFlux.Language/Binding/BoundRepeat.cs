using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>repeat N { }</c>.</summary>
/// <param name="Count">The number of repetitions, an integer.</param>
/// <param name="Body">The statements.</param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundRepeat(
    BoundExpression Count,
    BoundBlock Body,
    SourceLocation Location)
    : BoundStatement(Location)
{
    /// <inheritdoc/>
    internal override ImmutableArray<BoundBlock> Bodies => [Body];
}
