using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>mean(EXPR, min: A, max: B)</c> in a test: the mean over the runs of a number at the end.</summary>
/// <param name="Operand">The number.</param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundMeanExpression(
    BoundExpression Operand,
    SourceLocation Location)
    : BoundExpression(FluxType.Number, Location)
{
    /// <summary>The lower bound of the values, if the author states one; otherwise null.</summary>
    public BoundExpression? Min { get; init; }

    /// <summary>The upper bound of the values, if the author states one; otherwise null.</summary>
    public BoundExpression? Max { get; init; }
}
