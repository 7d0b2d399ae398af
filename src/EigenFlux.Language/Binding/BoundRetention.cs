using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>keep X</c>, <c>forget X</c> or <c>recall X</c>.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Target">What.</param>
/// <param name="Location">Where it is written.</param>
public sealed record BoundRetention(
    BoundRetentionKind Kind,
    BoundRetentionTarget Target,
    SourceLocation Location)
    : BoundStatement(Location);
