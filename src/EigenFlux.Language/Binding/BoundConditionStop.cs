using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary>A condition.</summary>
/// <param name="Condition">A bool.</param>
/// <param name="Location">Where it is written.</param>
public sealed record BoundConditionStop(BoundExpression Condition, SourceLocation Location) : BoundStop(Location);
