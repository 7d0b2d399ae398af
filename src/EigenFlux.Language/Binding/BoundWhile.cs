using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>while C at most N { }</c>.</summary>
/// <param name="Condition">A bool, before each round.</param>
/// <param name="AtMost">The maximum number of iterations, an integer.</param>
/// <param name="Body">The statements.</param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundWhile(
    BoundExpression Condition,
    BoundExpression AtMost,
    BoundBlock Body,
    SourceLocation Location)
    : BoundStatement(Location)
{
    /// <inheritdoc/>
    internal override ImmutableArray<BoundBlock> Bodies => [Body];
}
