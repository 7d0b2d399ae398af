using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>mean(EXPR, min: A, max: B)</c> in a test: the mean over the runs of a number at the end.</summary>
/// <param name="Operand">The number.</param>
/// <param name="Location">Where it is written.</param>
public sealed record BoundMeanExpression(
    BoundExpression Operand,
    SourceLocation Location)
    : BoundExpression(FluxType.Number, Location)
{
    /// <summary>The number that it never falls below, where the author says so; null elsewhere.</summary>
    public BoundExpression? Min { get; init; }

    /// <summary>The number that it never exceeds, where the author says so; null elsewhere.</summary>
    public BoundExpression? Max { get; init; }
}
