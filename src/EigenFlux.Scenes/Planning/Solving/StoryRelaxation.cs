using EigenFlux.Scenes.Planning.Layout;

namespace EigenFlux.Scenes.Planning.Solving;

/// <summary>
/// A lower bound of what the story costs in any plan, at a price for its room. A deletion leaves at most what is under the low-water mark,
/// and until the next the story only grows by what is written: dynamic programming over the turns between which something is deleted.
/// </summary>
internal sealed class StoryRelaxation
{
    private readonly LayoutProblem problem;
    private readonly int[] turns;

    // For each turn, the tokens of the story that are free, the most that can be there, and those of all messages before it.
    private readonly double[] least;
    private readonly double[] most;
    private readonly long[] before;

    // What is missing of an endless story with so many of its latest tokens.
    private readonly double[] missing;

    // The same for all messages before each turn.
    private readonly double[] missingOfAll;

    // For each turn, the price of a token, the number of tokens that costs least and what it costs, and the tokens of the solution.
    private readonly double[] prices;
    private readonly double[] cheapest;
    private readonly double[] cheapestCost;
    private readonly double[] held;

    // The most tokens that the story gets between two turns.
    private readonly long longest;

    // The most tokens of the story that a deletion leaves; null if it takes as little as possible.
    private readonly long? left;

    public StoryRelaxation(LayoutProblem problem)
    {
        this.problem = problem;
        turns = [.. Enumerable.Range(0, problem.Beats).Where(problem.IsTurn)];
        before = [.. turns.Select(beat => problem.StoryBefore[beat])];

        // What is kept has its room already.
        most = [.. turns.Select(beat => Math.Min(problem.StoryBefore[beat], problem.StoryRoom(beat) + problem.KeptStory[beat]))];
        least = [.. turns.Select((beat, i) => Math.Min(most[i], problem.StoryRoom(beat) + problem.KeptStory[beat] - problem.Capacity[beat]))];
        missing = [.. Enumerable.Range(0, (int)Math.Min(problem.Window + 1L, most.DefaultIfEmpty(0).Max() + 2)).Select(tokens => problem.Story.Missing(tokens))];
        missingOfAll = [.. before.Select(tokens => problem.Story.Missing(tokens))];
        longest = Enumerable.Range(1, Math.Max(0, turns.Length - 1)).Select(i => before[i] - before[i - 1]).Concat(before.Take(1)).DefaultIfEmpty(0).Max();
        left = Left();
        (prices, cheapest, cheapestCost, held) = (new double[turns.Length], new double[turns.Length], new double[turns.Length], new double[turns.Length]);
    }

    /// <summary>The least cost: what is missing of the story at all turns, and the price of its room beyond what no definition can take.</summary>
    /// <param name="price">For each beat, the price of a token; null for none.</param>
    /// <param name="extra">Receives for each beat the tokens of the story beyond what no definition can take; null if they are not needed.</param>
    public double Solve(double[]? price, double[]? extra)
    {
        for (var i = 0; i < turns.Length; i++)
        {
            prices[i] = price?[turns[i]] ?? 0;
            cheapest[i] = problem.Story.Best(prices[i], least[i], most[i]);
            cheapestCost[i] = (prices[i] * (cheapest[i] - least[i])) + problem.Story.Missing(cheapest[i]) - missingOfAll[i];
            held[i] = cheapest[i];
        }

        var value = left is { } mark ? Cycles(mark) : cheapestCost.Sum();
        for (var i = 0; extra is not null && i < turns.Length; i++)
        {
            extra[turns[i]] = Math.Max(0, held[i] - least[i]);
        }

        return value;
    }

    /// <summary>How many costs of turns were looked at so far: what a solution takes.</summary>
    public long Looks { get; private set; }

    /// <summary>The cost of a turn with at most so many tokens of the story.</summary>
    private double At(int i, double limit) => limit >= cheapest[i] || cheapest[i] <= least[i]
        ? cheapestCost[i]
        : (prices[i] * (Tokens(i, limit) - least[i])) + Missing(Tokens(i, limit)) - missingOfAll[i];

    private double Tokens(int i, double limit) => Math.Max(Math.Min(cheapest[i], limit), least[i]);

    /// <summary>The least cost of all turns over the ways to divide them by deletions.</summary>
    private double Cycles(long mark)
    {
        var best = new double[turns.Length + 1];
        var start = new int[turns.Length + 1];
        Array.Fill(best, double.PositiveInfinity);
        best[0] = 0;

        // Before the first deletion everything is there.
        var sum = 0.0;
        for (var i = 0; i < turns.Length && before[i] <= most[i]; i++)
        {
            sum += At(i, before[i]);
            (best[i + 1], start[i + 1]) = (sum, -1);
        }

        // Until the next deletion the story grows to what there is room for. A deletion that leaves less than the mark is no better than one
        // before it that leaves the mark, if the last turn may be one turn too long for the room.
        for (var from = 0; from < turns.Length; from++)
        {
            sum = best[from];
            for (var i = from; i < turns.Length && (i == from || mark + Since(from, i) <= most[i] + longest); i++)
            {
                sum += At(i, mark + Since(from, i));
                Looks++;
                if (sum < best[i + 1])
                {
                    (best[i + 1], start[i + 1]) = (sum, from);
                }
            }
        }

        for (var to = turns.Length; to > 0; to = Math.Max(0, start[to]))
        {
            for (var i = Math.Max(0, start[to]); i < to; i++)
            {
                held[i] = Tokens(i, start[to] < 0 ? before[i] : mark + Since(start[to], i));
            }
        }

        return best[turns.Length];
    }

    /// <summary>The tokens of the story that were written from the turn before one to another: a deletion can be anywhere in the turn before.</summary>
    private long Since(int from, int turn) => before[turn] - (from == 0 ? 0 : before[from - 1]);

    private double Missing(double tokens) => tokens < missing.Length && (int)tokens == tokens ? missing[(int)tokens] : problem.Story.Missing(tokens);

    /// <summary>The most tokens of the story that are left after a deletion; null if that is unknown, or as much as there is room for.</summary>
    private long? Left()
    {
        if (problem.Deletion.LowWater is not { } share || share >= 1 || !problem.Deletion.TakesWholeSegments
            || problem.AuthorChangesStory)
        {
            return null;
        }

        var spared = problem.Floor.DefaultIfEmpty(0).Max() + longest;
        return Math.Max((long)Math.Ceiling(share * Math.Max(0, problem.Window - problem.FixedTokens)) + 1, spared) + problem.KeptStory.DefaultIfEmpty(0).Max();
    }
}
