using EigenFlux.Scenes.Planning.Layout;

namespace EigenFlux.Scenes.Planning.Solving;

/// <summary>
/// Branch and bound over the choices of one definition after the other. A branch is left where what is decided, and the least that the
/// rest can cost, come to no less than the best plan known.
/// </summary>
internal sealed class PlanSearch(LayoutProblem problem, PlanCost costs, Relaxation relaxed, LayoutBudget budget, double tolerance)
{
    private readonly DefinitionChoice[] chosen = new DefinitionChoice[problem.Definitions.Count];
    private readonly WindowLoad load = new(problem);
    private List<(DefinitionChoice Choice, double Cost, double Priced)>[] options = [];
    private double[] restPlain = [];
    private double[] restPriced = [];
    private double roomValue;
    private int[] order = [];
    private int nodes;
    private bool spent;
    private DefinitionPlan best = new([]);
    private double bestCost;

    /// <summary>Searches for a plan that is better than one that is known.</summary>
    /// <returns>The best plan, its cost, and whether the search went through all that could be better.</returns>
    public (DefinitionPlan Plan, double Cost, bool Finished) Run(DefinitionPlan known, double cost)
    {
        (best, bestCost) = (known, cost);
        if (!Prepare())
        {
            return (best, bestCost, false);
        }

        Visit(0, 0, 0);
        return (best, bestCost, !spent);
    }

    /// <summary>Lists every definition's choices; false where there are too many to go through.</summary>
    private bool Prepare()
    {
        var count = problem.Definitions.Count;
        options = new List<(DefinitionChoice, double, double)>[count];
        var plain = new DefinitionPricing(problem, problem.StreamRoom, isFree: true);
        var priced = new DefinitionPricing(problem, problem.StreamRoom, null, relaxed.Prices, isFree: relaxed.Prices is null);
        for (var i = 0; i < count; i++)
        {
            var definition = problem.Definitions[i];
            if (DefinitionOptions.Of(definition, budget.Options) is not { } all)
            {
                return false;
            }

            options[i] = [.. all.Select(choice => (choice, plain.CostOf(definition, choice), priced.CostOf(definition, choice)))
                .OrderBy(option => option.Item3)];
        }

        // Those whose choice matters most come first, so that branches are left early.
        order = [.. Enumerable.Range(0, count).OrderByDescending(i => problem.Definitions[i].AlwaysAbsent)];
        restPlain = new double[count + 1];
        restPriced = new double[count + 1];
        for (var i = count - 1; i >= 0; i--)
        {
            restPlain[i] = restPlain[i + 1] + options[order[i]].Min(option => option.Cost);
            restPriced[i] = restPriced[i + 1] + options[order[i]].Min(option => option.Priced);
        }

        roomValue = -relaxed.Story
            + (relaxed.Prices is { } sums ? Enumerable.Range(0, problem.Beats).Sum(beat => (sums[beat + 1] - sums[beat]) * problem.Capacity[beat]) : 0);
        return true;
    }

    private void Visit(int depth, double plain, double priced)
    {
        if (depth == order.Length)
        {
            Evaluate();
            return;
        }

        costs.Cancellation.ThrowIfCancellationRequested();
        var i = order[depth];
        var definition = problem.Definitions[i];
        foreach (var (choice, cost, withPrices) in options[i])
        {
            if (priced + withPrices + restPriced[depth + 1] - roomValue >= bestCost - tolerance)
            {
                return; // The choices are in the order of this cost: the others are no better.
            }

            if (plain + cost + restPlain[depth + 1] + relaxed.StoryWithoutPrice >= bestCost - tolerance)
            {
                continue;
            }

            if (spent || ++nodes > budget.Nodes)
            {
                spent = true;
                return;
            }

            load.Add(definition, choice);
            if (Array.TrueForAll(load.Left(), left => left >= 0))
            {
                chosen[i] = choice;
                Visit(depth + 1, plain + cost, priced + withPrices);
            }

            load.Remove(definition, choice);
        }
    }

    private void Evaluate()
    {
        if (costs.SimulatedBeats > budget.SimulatedBeats)
        {
            spent = true;
            return;
        }

        var plan = new DefinitionPlan([.. chosen]);
        var cost = costs.Of(plan);
        if (cost < bestCost)
        {
            (best, bestCost) = (plan, cost);
        }
    }
}
