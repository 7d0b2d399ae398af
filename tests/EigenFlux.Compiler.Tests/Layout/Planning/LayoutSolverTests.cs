using EigenFlux.Compiler.Layout.Planning;

namespace EigenFlux.Compiler.Tests.Layout.Planning;

/// <summary>The planner against every plan there is, and against what one would do without it.</summary>
public sealed class LayoutSolverTests
{
    private const double Tolerance = 1e-9;

    private static readonly LayoutBudget Endless = new(int.MaxValue, long.MaxValue, int.MaxValue);

    [Theory]
    [InlineData(0)]
    [InlineData(1000)]
    [InlineData(2000)]
    public void No_plan_of_a_small_problem_costs_less_than_the_one_found(int from)
    {
        for (var seed = from; seed < from + 60; seed++)
        {
            var problem = RandomProblems.Small(seed);
            var solution = LayoutSolver.Solve(problem, Endless);
            var best = Cheapest(problem);
            solution.IsOptimal.ShouldBeTrue($"seed {seed}");
            solution.Cost.ShouldBe(best, Tolerance, $"seed {seed}");
            solution.Bound.ShouldBeLessThanOrEqualTo(best + Tolerance, $"seed {seed}");
        }
    }

    [Fact]
    public void The_bound_is_never_above_the_cost_of_any_plan()
    {
        for (var seed = 5000; seed < 5060; seed++)
        {
            var problem = RandomProblems.Small(seed);
            Relaxation.Of(problem, Cheapest(problem)).Bound.ShouldBeLessThanOrEqualTo(Cheapest(problem) + Tolerance, $"seed {seed}");
        }
    }

    [Fact]
    public void No_naive_plan_is_better()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var problem = RandomProblems.Large(seed);
            var solution = LayoutSolver.Solve(problem);
            var costs = new PlanCost(problem);
            solution.Bound.ShouldBeLessThanOrEqualTo(solution.Cost + Tolerance, $"seed {seed}");
            costs.IsFeasible(solution.Plan).ShouldBeTrue($"seed {seed}");
            costs.Of(solution.Plan).ShouldBe(solution.Cost, Tolerance, $"seed {seed}");
            foreach (var naive in NaivePlans.Of(problem).Where(costs.IsFeasible))
            {
                solution.Cost.ShouldBeLessThanOrEqualTo(costs.Of(naive) + Tolerance, $"seed {seed}");
            }
        }
    }

    [Fact]
    public void The_same_problem_has_the_same_plan()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var (one, other) = (LayoutSolver.Solve(RandomProblems.Large(seed)), LayoutSolver.Solve(RandomProblems.Large(seed)));
            other.Cost.ShouldBe(one.Cost);
            other.Plan.Choices.Select(Describe).ShouldBe(one.Plan.Choices.Select(Describe));
        }
    }

    private static string Describe(DefinitionChoice choice) =>
        $"{choice.Level} {choice.Pinned} {string.Join(',', choice.Covered)} {string.Join(',', choice.Held)}";

    /// <summary>The cost of the best plan, by trying all of them.</summary>
    private static double Cheapest(LayoutProblem problem)
    {
        var costs = new PlanCost(problem);
        var options = problem.Definitions.Select(definition => DefinitionOptions.Of(definition, int.MaxValue)!).ToList();
        var chosen = new DefinitionChoice[options.Count];
        return Try(0);

        double Try(int depth)
        {
            if (depth == options.Count)
            {
                var plan = new DefinitionPlan([.. chosen]);
                return costs.IsFeasible(plan) ? costs.Of(plan) : double.PositiveInfinity;
            }

            return options[depth].Min(option =>
            {
                chosen[depth] = option;
                return Try(depth + 1);
            });
        }
    }
}
