using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>expect P(C) &gt;= p [confidence c]</c> in a test.</summary>
/// <param name="Condition">A comparison of a <see cref="BoundProbabilityExpression"/> or <see cref="BoundMeanExpression"/> with a number.</param>
/// <param name="Confidence">In (0, 1), or null.</param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundExpect(
    BoundExpression Condition,
    BoundExpression? Confidence,
    SourceLocation Location)
    : BoundStatement(Location);
