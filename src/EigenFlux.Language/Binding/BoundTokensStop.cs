using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>N tokens</c>.</summary>
/// <param name="Count">How many; a whole number.</param>
/// <param name="Location">Where it is written.</param>
public sealed record BoundTokensStop(BoundExpression Count, SourceLocation Location) : BoundStop(Location);
