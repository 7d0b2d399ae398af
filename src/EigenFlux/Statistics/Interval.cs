namespace EigenFlux.Statistics;

/// <summary>The numbers between two bounds, both included; a bound may be infinite.</summary>
/// <param name="Lower">The lower bound.</param>
/// <param name="Upper">The upper bound.</param>
public readonly record struct Interval(double Lower, double Upper)
{
    /// <summary>Every number.</summary>
    public static readonly Interval All = new(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>One number by itself.</summary>
    public static Interval Of(double value) => new(value, value);

    /// <summary>The range of the sum of a number from each interval.</summary>
    public static Interval operator +(Interval left, Interval right) => new(left.Lower + right.Lower, left.Upper + right.Upper);

    /// <summary>The range of the difference of a number from each interval.</summary>
    public static Interval operator -(Interval left, Interval right) => new(left.Lower - right.Upper, left.Upper - right.Lower);

    /// <summary>The range of the product of a number from each interval.</summary>
    public static Interval operator *(Interval left, Interval right)
    {
        ReadOnlySpan<double> corners =
        [
            Times(left.Lower, right.Lower), Times(left.Lower, right.Upper), Times(left.Upper, right.Lower), Times(left.Upper, right.Upper),
        ];
        var product = Of(corners[0]);
        foreach (var corner in corners)
        {
            product = new Interval(Math.Min(product.Lower, corner), Math.Max(product.Upper, corner));
        }

        return product;
    }

    // Nothing of something without a bound is nothing.
    private static double Times(double left, double right) => left == 0 || right == 0 ? 0 : left * right;
}
