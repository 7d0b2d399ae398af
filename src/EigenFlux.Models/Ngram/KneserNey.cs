namespace EigenFlux.Models.Ngram;

/// <summary>
/// The discounts of modified Kneser-Ney smoothing (Chen and Goodman, 1998, equation 17, with the estimates of Ney, Essen and Kneser
/// extended to three of them).
/// </summary>
internal static class KneserNey
{
    /// <summary>What is taken from a count of 0, 1, 2, and 3 or more.</summary>
    /// <param name="counts">The counts of all n-grams of one length.</param>
    public static double[] EstimateDiscounts(ReadOnlySpan<int> counts)
    {
        Span<double> having = stackalloc double[5];
        foreach (var count in counts)
        {
            if (count < having.Length)
            {
                having[count]++;
            }
        }

        var share = having[1] / (having[1] + (2 * having[2]));
        double[] discounts = [0, 0, 0, 0];
        for (var count = 1; count <= 3; count++)
        {
            discounts[count] = count - ((count + 1) * share * having[count + 1] / having[count]);
            if (!(discounts[count] > 0 && discounts[count] < count))
            {
                // The text is too small or too regular for an estimate (a division by zero ends here too, as NaN).
                return [0, 0.5, 1, 1.5];
            }
        }

        return discounts;
    }
}
