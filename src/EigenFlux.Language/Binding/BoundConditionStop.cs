using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary>A condition.</summary>
/// <param name="Condition">The condition, a bool.</param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundConditionStop(BoundExpression Condition, SourceLocation Location) : BoundStop(Location);
