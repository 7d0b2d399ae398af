using EigenFlux.Scenes.Planning.Layout;

namespace EigenFlux.Scenes.Planning.Solving;

/// <summary>
/// Solves layout problems: exactly where a search through all plans ends within the budget, and otherwise by the best plan that was
/// found, with a bound on its distance from the optimum. Deterministic: the budget counts work and not time.
/// </summary>
public static class LayoutSolver
{
    // Costs that differ by less are one.
    private const double Tolerance = 1e-9;

    /// <summary>Solves a problem.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="budget">The most work; null for the default.</param>
    /// <param name="cancellation">Ends the solution.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static LayoutSolution Solve(LayoutProblem problem, LayoutBudget? budget = null, CancellationToken cancellation = default)
    {
        var limits = budget ?? LayoutBudget.Default;
        var costs = new PlanCost(problem, cancellation);
        var best = (Plan: new DefinitionPlan([.. problem.Definitions.Select(_ => DefinitionChoice.Absent)]), Cost: PlanCost.OfNothing(problem));
        Try(best.Plan);
        Try(Construction.Build(problem, null, cancellation));
        foreach (var naive in NaivePlans.Of(problem))
        {
            Try(naive);
        }

        Try(Construction.Improve(problem, best.Plan, cancellation));
        var relaxed = Relaxation.Of(problem, best.Cost, cancellation);
        if (relaxed.Prices is not null)
        {
            Try(Construction.Build(problem, relaxed.Prices, cancellation));
        }

        if (best.Cost <= relaxed.Bound + Tolerance)
        {
            return new LayoutSolution(best.Plan, best.Cost, Math.Min(best.Cost, relaxed.Bound), true, false);
        }

        var search = new PlanSearch(problem, costs, relaxed, limits, Tolerance);
        var (plan, found, finished) = search.Run(best.Plan, best.Cost);
        return new LayoutSolution(plan, found, finished ? found : Math.Min(found, relaxed.Bound), finished, !finished);

        void Try(DefinitionPlan plan)
        {
            if (costs.IsFeasible(plan) && costs.Of(plan) is var cost && cost <= best.Cost)
            {
                best = (plan, cost);
            }
        }
    }
}
