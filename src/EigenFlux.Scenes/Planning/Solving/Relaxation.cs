using EigenFlux.Scenes.Planning.Layout;

namespace EigenFlux.Scenes.Planning.Solving;

/// <summary>
/// A lower bound of what any plan costs: the window's limit at each beat is replaced by a price for room, so that each definition can be
/// laid out by itself, and a copy that can still be in the window is taken to be (Lagrangian relaxation, prices by subgradient steps).
/// </summary>
internal sealed class Relaxation
{
    private const int Steps = 100;

    // Steps without a better bound, after which they become smaller.
    private const int Patience = 5;

    // Definitions times steps: large problems get fewer steps.
    private const int Work = 60_000;

    private Relaxation(double bound, double[]? prices) => (Bound, Prices) = (bound, prices);

    /// <summary>No plan costs less.</summary>
    public double Bound { get; }

    /// <summary>The sums of the prices of a token up to each beat, with which the bound was found; null where room is free.</summary>
    public double[]? Prices { get; }

    /// <summary>Solves the relaxed problem.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="known">What a known plan costs: the nearer to the best, the better the steps.</param>
    /// <param name="cancellation">Ends the solution.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Relaxation Of(LayoutProblem problem, double known, CancellationToken cancellation = default)
    {
        var price = new double[problem.Beats];
        double[]? best = null;
        var bound = double.NegativeInfinity;
        var uses = problem.Definitions.Sum(definition => definition.Uses.Count);
        var (size, patience) = (1.0, 0);
        for (var step = 0; step < Math.Clamp(Work / Math.Max(1, uses), 6, Steps); step++)
        {
            cancellation.ThrowIfCancellationRequested();
            var sums = step == 0 ? null : Sums(price);
            var pricing = new DefinitionPricing(problem, problem.StreamRoom, null, sums, isFree: sums is null);
            var (value, over) = Solve(problem, pricing, price);
            if (value > bound)
            {
                (bound, best, patience) = (value, sums, 0);
            }
            else if (++patience == Patience)
            {
                (size, patience) = (size / 2, 0);
            }

            // Polyak's step: as far as the known plan lets one hope for, along what is too much at each beat.
            var norm = Enumerable.Range(0, price.Length)
                .Sum(beat => over[beat] > 0 || price[beat] > 0 ? (double)over[beat] * over[beat] : 0);
            if (norm <= 0 || known - value <= 0 || (step == 0 && Array.TrueForAll(over, tokens => tokens <= 0)))
            {
                break; // All fit, or there is nothing left to hope for.
            }

            var along = size * (known - value) / norm;
            for (var beat = 0; beat < price.Length; beat++)
            {
                price[beat] = Math.Max(0, price[beat] + (along * over[beat]));
            }
        }

        return new Relaxation(Math.Max(0, bound), best);
    }

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

        // The story competes for the room: beyond its floor it takes what is worth its price.
        var over = load.Over();
        for (var beat = 0; beat < price.Length; beat++)
        {
            value -= price[beat] * problem.Capacity[beat];
            if (problem.IsTurn(beat))
            {
                var (extra, missing) = Story(problem, beat, price[beat]);
                over[beat] += (int)Math.Round(extra);
                value += (price[beat] * extra) + missing;
            }
        }

        return (value, over);
    }

    /// <summary>The tokens of the story beyond what no definition can take that are worth a price at a turn, and what is missing of it then.</summary>
    internal static (double Extra, double Missing) Story(LayoutProblem problem, int beat, double price)
    {
        // What no definition can take is the story's for nothing.
        var room = problem.StoryRoom(beat);
        var most = Math.Min(problem.StoryBefore[beat], room);
        var least = Math.Min(most, room - problem.Capacity[beat]);
        var tokens = StoryWorth.Best(price, least, most);
        return (tokens - least, problem.StoryMissing(beat, tokens));
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
