namespace EigenFlux.Compiler.Layout.Planning;

/// <summary>
/// A lower bound of what any plan costs: the window's limit at each beat is replaced by a price for room, so that each definition can be
/// laid out by itself, and a copy that can still be in the window is taken to be (Lagrangian relaxation, prices by subgradient steps).
/// </summary>
internal sealed class Relaxation
{
    private const int Steps = 60;

    // Definitions times steps: large problems get fewer steps.
    private const int Work = 60_000;

    private Relaxation(double bound, double[]? prices) => (Bound, Prices) = (bound, prices);

    /// <summary>No plan costs less.</summary>
    public double Bound { get; }

    /// <summary>The sums of the prices of a token up to each beat, with which the bound was found; null where room is free.</summary>
    public double[]? Prices { get; }

    /// <summary>Solves the relaxed problem.</summary>
    public static Relaxation Of(LayoutProblem problem)
    {
        var price = new double[problem.Beats];
        double[]? best = null;
        var bound = double.NegativeInfinity;
        var uses = problem.Definitions.Sum(definition => definition.Uses.Count);
        var scale = Math.Max(problem.Prices.Held, problem.Definitions.Select(Density).DefaultIfEmpty(0).Max());
        for (var step = 0; step < Math.Clamp(Work / Math.Max(1, uses), 6, Steps); step++)
        {
            var sums = step == 0 ? null : Sums(price);
            var pricing = new DefinitionPricing(problem, problem.StreamRoom, null, sums);
            var (value, over) = Solve(problem, pricing, price);
            if (value > bound)
            {
                (bound, best) = (value, sums);
            }

            var worst = over.DefaultIfEmpty(0).Max();
            if (worst <= 0 && step == 0)
            {
                break; // All fit: nothing is scarce.
            }

            var size = scale / (Math.Max(1, worst) * (1 + (step / 4.0)));
            for (var beat = 0; beat < price.Length; beat++)
            {
                price[beat] = Math.Max(0, price[beat] + (size * over[beat]));
            }
        }

        return new Relaxation(Math.Max(0, bound), best);
    }

    /// <summary>What a token of the definition is worth at a beat.</summary>
    private static double Density(LayoutDefinition definition) =>
        definition.Weight / Math.Max(1, definition.Levels[^1].Streamed);

    private static (double Value, int[] Over) Solve(LayoutProblem problem, DefinitionPricing pricing, double[] price)
    {
        var load = new WindowLoad(problem);
        var value = 0.0;
        foreach (var definition in problem.Definitions)
        {
            var (cost, choice) = pricing.Best(definition);
            value += cost;
            load.Add(definition, choice);
        }

        var over = load.Over();
        for (var beat = 0; beat < price.Length; beat++)
        {
            value -= price[beat] * problem.Capacity[beat];
        }

        return (value, over);
    }

    private static double[] Sums(double[] price)
    {
        var sums = new double[price.Length + 1];
        for (var beat = 0; beat < price.Length; beat++)
        {
            sums[beat + 1] = sums[beat] + price[beat];
        }

        return sums;
    }
}
