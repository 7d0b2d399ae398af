namespace EigenFlux.Statistics;

/// <summary>
/// The evidence that the mean of numbers in [0, 1] is above a given number. If it is not above, the evidence is a supermartingale that
/// begins at 1: it reaches 1/alpha in at most a share alpha of all experiments. See <see cref="MeanBounds"/>.
/// </summary>
public sealed class MeanEvidence
{
    // Neighbours differ by a root of 2: with a share that is off by a fifth a bet wins nearly as much.
    private const int Shares = 40;
    private const double Smallest = 1e-100;
    private const double Largest = 1e100;

    private static readonly double[] Share = [.. Enumerable.Range(0, Shares).Select(k => Math.Pow(2, -k / 2.0))];
    private static readonly double[] Weight = Weights();

    // The wealth of each share is product · exp(log): the product alone would leave what a double holds.
    private readonly double[] product = new double[Shares];
    private readonly double[] log = new double[Shares];
    private readonly double m;

    /// <param name="m">The mean in question, above 0.</param>
    public MeanEvidence(double m)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(m);
        this.m = m;
        Array.Fill(product, 1);
    }

    /// <summary>The natural logarithm of the evidence; minus infinity if the numbers rule the hypothesis out.</summary>
    public double Log
    {
        get
        {
            var (most, sum) = (log.Max(), 0.0);
            for (var k = 0; k < Shares; k++)
            {
                sum += Weight[k] * product[k] * (log[k] == most ? 1 : Math.Exp(log[k] - most));
            }

            return most + Math.Log(sum);
        }
    }

    /// <summary>Takes a number into account.</summary>
    /// <param name="number">The number, in [0, 1].</param>
    /// <param name="times">The number of occurrences.</param>
    public void Add(double number, int times = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(times);
        if (times == 0)
        {
            return;
        }

        var odds = number / m;
        for (var k = 0; k < Shares; k++)
        {
            var win = 1 + (Share[k] * (odds - 1));
            if (times > 1)
            {
                log[k] += times * Math.Log(win);
                continue;
            }

            product[k] *= win;
            if (product[k] is < Smallest or > Largest)
            {
                log[k] += Math.Log(product[k]);
                product[k] = 1;
            }
        }
    }

    /// <summary>Of each share the part of [0, 1] that is nearest to it, as ratios go; all together 1.</summary>
    private static double[] Weights()
    {
        var weights = new double[Shares];
        var above = 1.0;
        for (var k = 0; k < Shares; k++)
        {
            var below = k == Shares - 1 ? 0 : Math.Sqrt(Share[k] * Share[k + 1]);
            (weights[k], above) = (above - below, below);
        }

        return weights;
    }
}
