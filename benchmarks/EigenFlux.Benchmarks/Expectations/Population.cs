namespace EigenFlux.Benchmarks.Expectations;

/// <summary>Numbers that are equally likely, so that their mean is known exactly.</summary>
/// <param name="Name">What they are like.</param>
/// <param name="Lower">The bound below, as a test would declare it or find it.</param>
/// <param name="Upper">The bound above.</param>
/// <param name="Numbers">The numbers.</param>
internal sealed record Population(string Name, double Lower, double Upper, double[] Numbers)
{
    private const int Atoms = 10_000;

    /// <summary>What tests of scenes measure, and what bounds of means are known to fail at.</summary>
    public static readonly IReadOnlyList<Population> All =
    [
        Of("turn lengths, a tenth at the cap of 24", 0, 24, u => Math.Min(24, Math.Floor(Math.Log(1 - u) / Math.Log(0.909)) + 1)),
        Of("turn lengths, 95 % at the cap of 40", 0, 40, u => u < 0.95 ? 40 : Math.Floor((u - 0.95) / 0.05 * 40)),
        Of("turn lengths, short and long", 0, 40, u => u < 0.7 ? 3 + Math.Floor(u / 0.7 * 6) : 40),
        Of("turn lengths about 20 of 200", 0, 200, u => Math.Round(20 + (6 * Normal(u)))),
        Of("0 or 1, p 0.5", 0, 1, u => u < 0.5 ? 0 : 1),
        Of("0 or 1, p 0.9", 0, 1, u => u < 0.1 ? 0 : 1),
        Of("0 or 1, p 0.99", 0, 1, u => u < 0.01 ? 0 : 1),
        Of("0 or 1, p 0.999", 0, 1, u => u < 0.001 ? 0 : 1),
        Of("0 or 1, p 0.01", 0, 1, u => u < 0.99 ? 0 : 1),
        Of("0, a half or 1", 0, 1, u => u < 0.6 ? 0.5 : u < 0.9 ? 1 : 0),
        Of("even in [0, 1]", 0, 1, u => u),
        Of("triangle in [0, 1]", 0, 1, Math.Sqrt),
        Of("arcsine in [0, 1]", 0, 1, u => Math.Pow(Math.Sin(Math.PI * u / 2), 2)),
        Of("probabilities near 1", 0, 1, u => 1 / (1 + Math.Exp(-4 - (1.5 * Normal(u))))),
        Of("exponential, cut at 5 means", 0, 5, u => Math.Min(5, -Math.Log(1 - u))),
        Of("exponential, cut at 20 means", 0, 20, u => Math.Min(20, -Math.Log(1 - u))),
        Of("log-normal, cut at 50", 0, 50, u => Math.Min(50, Math.Exp(Normal(u)))),
        Of("Pareto 1.2, cut at 1,000", 0, 1000, u => Math.Min(1000, Math.Pow(1 - u, -1 / 1.2))),
        Of("rare spikes: 1 % at 100", 0, 100, u => u < 0.99 ? u : 100),
        Of("very rare spikes: 0.1 % at 1,000", 0, 1000, u => u < 0.999 ? 1 : 1000),
        Of("rare drops: 2 % at 0 of 10", 0, 10, u => u < 0.02 ? 0 : 10),
        Of("counts of six", 0, 6, u => Binomial(u, 6, 0.5)),
        Of("always 5 of 10", 0, 10, _ => 5),
        Of("always at the bound", 0, 10, _ => 10),
        Of("two near numbers", -1, 1, u => u < 0.5 ? 0.05 : 0.06),
    ];

    /// <summary>Their mean.</summary>
    public double Mean { get; } = Numbers.Average();

    /// <summary>A number, moved to [0, 1].</summary>
    public double Unit(double number) => (number - Lower) / (Upper - Lower);

    private static Population Of(string name, double lower, double upper, Func<double, double> quantile) =>
        new(name, lower, upper, [.. Enumerable.Range(0, Atoms).Select(i => Math.Clamp(quantile((i + 0.5) / Atoms), lower, upper))]);

    private static double Normal(double u) => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, u);

    private static double Binomial(double u, int trials, double p)
    {
        var k = 0;
        while (k < trials && MathNet.Numerics.Distributions.Binomial.CDF(p, trials, k) < u)
        {
            k++;
        }

        return k;
    }
}
