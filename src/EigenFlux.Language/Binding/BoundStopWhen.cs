using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>stop when C</c>: ends the scene; its <c>return</c> is still given.</summary>
/// <param name="Condition">The condition, a bool.</param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundStopWhen(BoundExpression Condition, SourceLocation Location) : BoundStatement(Location);
