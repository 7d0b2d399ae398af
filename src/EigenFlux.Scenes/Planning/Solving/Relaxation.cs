using EigenFlux.Scenes.Planning.Layout;

namespace EigenFlux.Scenes.Planning.Solving;

/// <summary>
/// A lower bound of what any plan costs: the window's limit at each beat is replaced by a price for room, so that each definition can be
/// laid out by itself, and a copy that can still be in the window is taken to be (Lagrangian relaxation, prices by subgradient steps).
/// </summary>
internal sealed class Relaxation
{
    private const int Steps = 60;

    // Steps without a better bound, after which they become smaller.
    private const int Patience = 5;

    // Definitions times steps: large problems get fewer steps.
    private const int Work = 60_000;

    // Costs of turns that are looked at in all steps.
    private const long Looks = 20_000_000;

    private Relaxation(double bound, double[]? prices, double story, double storyFree) =>
        (Bound, Prices, Story, StoryWithoutPrice) = (bound, prices, story, storyFree);

    /// <summary>No plan costs less.</summary>
    public double Bound { get; }

    /// <summary>The sums of the prices of a token up to each beat, with which the bound was found; null where room is free.</summary>
    public double[]? Prices { get; }

    /// <summary>The least that the story costs with these prices: what is missing, and the price of its room beyond what no definition can take.</summary>
    public double Story { get; }

    /// <summary>The least that is missing of the story if room is free.</summary>
    public double StoryWithoutPrice { get; }

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
        var story = new StoryRelaxation(problem);
        var (bestStory, freeStory) = (0.0, 0.0);
        for (var step = 0; step < Math.Clamp(Work / Math.Max(1, uses), 6, Steps) && (step < 6 || story.Looks < Looks); step++)
        {
            cancellation.ThrowIfCancellationRequested();
            var sums = step == 0 ? null : Sums(price);
            var pricing = new DefinitionPricing(problem, problem.StreamRoom, null, sums, isFree: sums is null);
            var (value, over, ofStory) = Solve(problem, pricing, story, price);
            freeStory = step == 0 ? ofStory : freeStory;
            if (value > bound)
            {
                (bound, best, patience, bestStory) = (value, sums, 0, ofStory);
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

        return new Relaxation(Math.Max(0, bound), best, bestStory, freeStory);
    }

    private static (double Value, int[] Over, double Story) Solve(LayoutProblem problem, DefinitionPricing pricing, StoryRelaxation story, double[] price)
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
        var extra = new double[price.Length];
        var ofStory = story.Solve(price, extra);
        value += ofStory;
        for (var beat = 0; beat < price.Length; beat++)
        {
            value -= price[beat] * problem.Capacity[beat];
            over[beat] += (int)Math.Round(extra[beat]);
        }

        return (value, over, ofStory);
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
