using EigenFlux.Scenes.Values;
using EigenFlux.Statistics;

namespace EigenFlux.Testing.Rules;

/// <summary>A comparison of a number that is not known exactly with one that is.</summary>
/// <param name="Operator">One of the six comparisons.</param>
/// <param name="Threshold">The number that is known.</param>
internal readonly record struct Comparison(BinaryOperator Operator, double Threshold)
{
    /// <summary>The same comparison with its sides exchanged.</summary>
    public static BinaryOperator Exchanged(BinaryOperator op) => op switch
    {
        BinaryOperator.Less => BinaryOperator.Greater,
        BinaryOperator.LessOrEqual => BinaryOperator.GreaterOrEqual,
        BinaryOperator.Greater => BinaryOperator.Less,
        BinaryOperator.GreaterOrEqual => BinaryOperator.LessOrEqual,
        _ => op,
    };

    /// <summary>Whether it asks for a share of exactly a number, or for any other.</summary>
    public bool IsEquality => Operator is BinaryOperator.Equal or BinaryOperator.NotEqual;

    /// <summary>True if the comparison holds for every number in the interval, false if for none, null if for some.</summary>
    /// <param name="interval">The interval that contains the number.</param>
    /// <param name="tolerance">The maximum difference of numbers that count as equal.</param>
    public bool? Of(Interval interval, double tolerance = 0)
    {
        var (below, above) = (Threshold - tolerance, Threshold + tolerance);
        return Operator switch
        {
            BinaryOperator.GreaterOrEqual => interval.Lower >= below ? true : interval.Upper < below ? false : null,
            BinaryOperator.Greater => interval.Lower > above ? true : interval.Upper <= above ? false : null,
            BinaryOperator.LessOrEqual => interval.Upper <= above ? true : interval.Lower > above ? false : null,
            BinaryOperator.Less => interval.Upper < below ? true : interval.Lower >= below ? false : null,
            BinaryOperator.Equal => Equal(interval, below, above),
            _ => !Equal(interval, below, above),
        };
    }

    /// <summary>Whether a number that does not satisfy it is too small.</summary>
    public bool WantsMore(double measured) => Operator is BinaryOperator.Greater or BinaryOperator.GreaterOrEqual
        || (Operator == BinaryOperator.Equal && measured < Threshold);

    private static bool? Equal(Interval interval, double below, double above) =>
        interval.Lower >= below && interval.Upper <= above ? true : interval.Upper < below || interval.Lower > above ? false : null;
}
