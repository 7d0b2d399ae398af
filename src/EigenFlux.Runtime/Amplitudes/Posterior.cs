namespace EigenFlux.Runtime.Amplitudes;

/// <summary>Bayes' rule for a few hypotheses, in logarithms, so that no evidence is too strong or too long.</summary>
internal static class Posterior
{
    /// <summary>The probability of each hypothesis.</summary>
    /// <param name="priors">The probabilities before the evidence.</param>
    /// <param name="evidence">The logarithm of the evidence's probability under each (nats).</param>
    /// <returns>Numbers that sum to 1; the priors where no hypothesis can be.</returns>
    public static double[] Of(IReadOnlyList<double> priors, IReadOnlyList<double> evidence)
    {
        var logs = new double[priors.Count];
        for (var i = 0; i < logs.Length; i++)
        {
            logs[i] = Math.Log(priors[i]) + evidence[i];
        }

        var largest = logs.Max();
        if (!double.IsFinite(largest))
        {
            return [.. priors];
        }

        var sum = 0.0;
        for (var i = 0; i < logs.Length; i++)
        {
            logs[i] = Math.Exp(logs[i] - largest);
            sum += logs[i];
        }

        for (var i = 0; i < logs.Length; i++)
        {
            logs[i] /= sum;
        }

        return logs;
    }

    /// <summary>
    /// The divergence of a mixture from a distribution, KL(distribution ‖ Σ weightᵢ componentᵢ), in nats: what the mixture does not explain.
    /// </summary>
    /// <param name="distribution">The logarithms of its probabilities.</param>
    /// <param name="components">The same of each component.</param>
    /// <param name="weights">The components' weights, which sum to 1.</param>
    public static double Divergence(ReadOnlySpan<float> distribution, IReadOnlyList<float[]> components, IReadOnlyList<double> weights)
    {
        var sum = 0.0;
        for (var i = 0; i < distribution.Length; i++)
        {
            var share = Math.Exp(distribution[i]);
            if (share > 0)
            {
                var mixed = 0.0;
                for (var j = 0; j < weights.Count; j++)
                {
                    mixed += weights[j] * Math.Exp(components[j][i]);
                }

                sum += share * (distribution[i] - Math.Log(mixed));
            }
        }

        // It is never below 0; rounding may be.
        return Math.Max(0, sum);
    }
}
