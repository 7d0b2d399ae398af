using System.Collections.Immutable;
using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>for x in LIST { }</c>, in a scene or a test.</summary>
/// <param name="Variable">The name for each item.</param>
/// <param name="Source">A list; of a coalition, a <see cref="BoundMembersExpression"/>.</param>
/// <param name="Body">The statements.</param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundFor(
    LoopVariableSymbol Variable,
    BoundExpression Source,
    BoundBlock Body,
    SourceLocation Location)
    : BoundStatement(Location)
{
    /// <inheritdoc/>
    internal override ImmutableArray<BoundBlock> Bodies => [Body];
}
