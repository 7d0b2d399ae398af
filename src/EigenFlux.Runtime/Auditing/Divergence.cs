namespace EigenFlux.Runtime.Auditing;

/// <summary>The Kullback–Leibler divergence between distributions.</summary>
public static class Divergence
{
    /// <summary>
    /// KL(exact ‖ other) in nats, from the natural logarithms of both: never negative, 0 for equal distributions, infinite if the
    /// other excludes an entry that the exact one permits. Both are normalized first. Entries can be minus infinity; an entry
    /// that the exact distribution excludes contributes nothing.
    /// </summary>
    /// <exception cref="ArgumentException">The lengths differ, or one of the two has no mass or is not a number.</exception>
    public static double Nats(ReadOnlySpan<float> exact, ReadOnlySpan<float> other)
    {
        if (exact.Length != other.Length)
        {
            throw new ArgumentException("The two distributions are over different vocabularies.", nameof(other));
        }

        var exactMass = LogMass(exact, nameof(exact));
        var otherMass = LogMass(other, nameof(other));
        var sum = 0.0;
        for (var i = 0; i < exact.Length; i++)
        {
            var p = exact[i] - exactMass;
            var q = other[i] - otherMass;
            if (double.IsNegativeInfinity(p))
            {
                sum += Math.Exp(q);
                continue;
            }

            // p ln(p / q) - p + q: never negative, so that a small sum is not what rounding leaves of large terms.
            var difference = p - q;
            sum += Math.Abs(difference) < 1
                ? Math.Exp(p) * Math.Max(0, difference + (Math.Exp(-difference) - 1))
                : (Math.Exp(p) * (difference - 1)) + Math.Exp(q);
        }

        return sum;
    }

    /// <summary>ln Σ exp of the entries.</summary>
    private static double LogMass(ReadOnlySpan<float> logs, string name)
    {
        var largest = double.NegativeInfinity;
        foreach (var value in logs)
        {
            largest = Math.Max(largest, value); // NaN stays.
        }

        if (!double.IsFinite(largest))
        {
            throw new ArgumentException("The entries are not logarithms of probabilities.", name);
        }

        var sum = 0.0;
        foreach (var value in logs)
        {
            sum += Math.Exp(value - largest);
        }

        return largest + Math.Log(sum);
    }
}
