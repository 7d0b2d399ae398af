using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>N seconds</c>.</summary>
/// <param name="Count">How many; a number.</param>
/// <param name="Location">Where it is written.</param>
public sealed record BoundSecondsStop(BoundExpression Count, SourceLocation Location) : BoundStop(Location);
