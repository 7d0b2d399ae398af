using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>stop when C</c>: ends the scene; its <c>return</c> is still given.</summary>
/// <param name="Condition">A bool.</param>
/// <param name="Location">Where it is written.</param>
public sealed record BoundStopWhen(BoundExpression Condition, SourceLocation Location) : BoundStatement(Location);
