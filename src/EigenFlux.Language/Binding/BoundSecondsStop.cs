using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>N seconds</c>.</summary>
/// <param name="Count">The number of seconds.</param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundSecondsStop(BoundExpression Count, SourceLocation Location) : BoundStop(Location);
