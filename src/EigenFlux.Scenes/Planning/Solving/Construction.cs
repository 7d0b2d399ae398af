using EigenFlux.Models.Decoding;
using EigenFlux.Scenes.Planning.Layout;
using EigenFlux.Scenes.Story;

namespace EigenFlux.Scenes.Planning.Solving;

/// <summary>
/// Builds a plan that fits: one definition after the other takes the best of what the others leave, those that are worth most for
/// their tokens first, and then again in turn as long as that gains something. Then some that compete for the same beats are taken out
/// and put back in another order, and stay so where that is better.
/// </summary>
internal sealed class Construction
{
    private const int Rounds = 6;
    private const int MostTakenOut = 4;

    // How often in a round the story's prices follow what was chosen.
    private const int PortionsOfARound = 16;

    // Ranges of beats that are looked at in trying other orders: what bounds the time.
    private const int Work = 20_000;

    private readonly LayoutProblem problem;
    private readonly CancellationToken cancellation;
    private readonly DefinitionChoice[] choices;
    private readonly double[] costs;
    private readonly WindowLoad load;

    // The sums, up to each beat, of what a token of room is worth to the story, with what the definitions leave to it.
    private double[] story;
    private long pinned;

    private Construction(LayoutProblem problem, CancellationToken cancellation)
    {
        (this.problem, this.cancellation) = (problem, cancellation);
        choices = Enumerable.Repeat(DefinitionChoice.Absent, problem.Definitions.Count).ToArray();
        costs = [.. problem.Definitions.Select(definition => definition.AlwaysAbsent)];
        load = new WindowLoad(problem);
        story = problem.StoryPricesNextTo(load.Left());
    }

    /// <summary>Builds a plan.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="prices">The sums of the prices of a token up to each beat, which steer the first round; null for none.</param>
    /// <param name="cancellation">Ends the construction.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static DefinitionPlan Build(LayoutProblem problem, double[]? prices, CancellationToken cancellation = default)
    {
        var construction = new Construction(problem, cancellation);
        construction.Fill(prices, isEmpty: true);
        construction.Exchange();
        return new DefinitionPlan([.. construction.choices]);
    }

    /// <summary>Improves a plan that fits.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="cancellation">Ends the construction.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static DefinitionPlan Improve(LayoutProblem problem, DefinitionPlan plan, CancellationToken cancellation = default)
    {
        var construction = new Construction(problem, cancellation);
        for (var i = 0; i < plan.Choices.Count; i++)
        {
            construction.Set(i, plan.Choices[i], double.PositiveInfinity);
        }

        construction.Fill(null, isEmpty: false);
        return new DefinitionPlan([.. construction.choices]);
    }

    private void Fill(double[]? prices, bool isEmpty)
    {
        var order = Enumerable.Range(0, choices.Length).OrderByDescending(Worth).ToList();
        var portion = Math.Max(1, order.Count / PortionsOfARound);
        for (var round = 0; round < Rounds; round++)
        {
            var changed = false;
            for (var at = 0; at < order.Count; at++)
            {
                cancellation.ThrowIfCancellationRequested();
                if (at % portion == 0)
                {
                    story = problem.StoryPricesNextTo(load.Left());
                }

                changed |= Choose(order[at], round == 0 ? prices : null, always: isEmpty && round == 0);
            }

            if ((round > 0 || !isEmpty) && !changed)
            {
                break;
            }
        }
    }

    /// <summary>Takes out a definition that loses much and some that are live when it is, and puts them back, it first.</summary>
    private void Exchange()
    {
        var random = new SeededRandom(1);
        var work = (long)Work;
        var losing = Losing();
        while (work > 0 && losing.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            var first = losing[random.NextInt32(losing.Count)];
            var group = new List<int> { first };
            var taken = 1 + random.NextInt32(MostTakenOut);
            for (var tries = 0; tries < 4 * taken && group.Count <= taken; tries++)
            {
                var other = random.NextInt32(choices.Length);
                if (!group.Contains(other) && choices[other].Level >= 0 && Meet(first, other))
                {
                    group.Add(other);
                }
            }

            work -= (group.Sum(i => problem.Definitions[i].Uses.Count * problem.Definitions[i].Levels.Count) + (problem.Beats / 16)) * 2;
            if (group.Count > 1 && Reorder(group))
            {
                losing = Losing();
            }
        }
    }

    /// <summary>Takes a group out and puts it back in its order; false where that is no better, and all is as it was.</summary>
    private bool Reorder(List<int> group)
    {
        var current = new DefinitionPricing(problem, Room, story: story);
        var before = group.Select(i => (Choice: choices[i], Cost: current.CostOf(problem.Definitions[i], choices[i]))).ToList();
        foreach (var i in group)
        {
            Set(i, DefinitionChoice.Absent, double.PositiveInfinity);
        }

        foreach (var i in group)
        {
            Choose(i, null, always: true);
        }

        if (group.Sum(i => costs[i]) < before.Sum(pair => pair.Cost) - 1e-9)
        {
            story = problem.StoryPricesNextTo(load.Left());
            return true;
        }

        for (var i = 0; i < group.Count; i++)
        {
            Set(group[i], before[i].Choice, before[i].Cost);
        }

        return false;
    }

    /// <summary>Gives a definition the best of what the others leave; false where it has that already.</summary>
    private bool Choose(int i, double[]? prices, bool always)
    {
        var definition = problem.Definitions[i];
        var current = (Choice: choices[i], Cost: costs[i]);
        Set(i, DefinitionChoice.Absent, 0);
        var left = load.Left();
        var pricing = new DefinitionPricing(problem, Room, left, prices, story: story);
        var best = pricing.Best(definition).Choice;
        var free = new DefinitionPricing(problem, Room, left, story: story);
        var cost = free.CostOf(definition, best);
        if (always || cost < free.CostOf(definition, current.Choice) - 1e-12)
        {
            Set(i, best, cost);
            return !always;
        }

        Set(i, current.Choice, current.Cost);
        return false;
    }

    private void Set(int i, DefinitionChoice choice, double cost)
    {
        var definition = problem.Definitions[i];
        load.Remove(definition, choices[i]);
        pinned -= PinnedTokens(definition, choices[i]);
        (choices[i], costs[i]) = (choice, cost);
        load.Add(definition, choice);
        pinned += PinnedTokens(definition, choice);
    }

    /// <summary>The expected room of the stream after pinned text: less if a deletion empties it further than necessary.</summary>
    private long Room => (long)((problem.StreamRoom - pinned) * (1 + (problem.Deletion.LowWater ?? 1)) / 2);

    private static int PinnedTokens(LayoutDefinition definition, DefinitionChoice choice) =>
        choice.Pinned ? definition.Levels[choice.Level].Pinned : 0;

    /// <summary>Those of which something is missing when they are live; where nothing is, those that are written while the story runs.</summary>
    private List<int> Losing()
    {
        var losing = Enumerable.Range(0, choices.Length).Where(Loses).ToList();
        return losing.Count > 0 ? losing : [.. Enumerable.Range(0, choices.Length).Where(i => choices[i].IsStreamed)];
    }

    private bool Loses(int i) => choices[i].Level != 0 || (!choices[i].Pinned && choices[i].Covered.Contains(false));

    /// <summary>Whether the one takes room that the other could use.</summary>
    private bool Meet(int one, int other) => choices[other].Pinned
        || BeatRange.Meet(problem.Definitions[one].Uses, problem.Definitions[other].Uses);

    private double Worth(int i) => problem.Definitions[i].Weight / Math.Max(1, problem.Definitions[i].Levels[0].Streamed);
}
