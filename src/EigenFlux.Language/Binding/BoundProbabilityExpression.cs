using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>P(C)</c> in a test: the share of the runs in which a condition holds at the end.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundProbabilityExpression(
    BoundExpression Condition,
    SourceLocation Location)
    : BoundExpression(FluxType.Number, Location);
