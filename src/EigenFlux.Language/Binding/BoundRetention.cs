using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>keep X</c>, <c>forget X</c> or <c>recall X</c>.</summary>
/// <param name="Kind">The kind of instruction.</param>
/// <param name="Target">The target of the instruction.</param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundRetention(
    BoundRetentionKind Kind,
    BoundRetentionTarget Target,
    SourceLocation Location)
    : BoundStatement(Location)
{
    /// <summary>
    /// The weight of a kept turn: what its absence costs a plan at each generated turn. Null if it is kept whatever that costs.
    /// </summary>
    public double? Weight { get; init; }
}
