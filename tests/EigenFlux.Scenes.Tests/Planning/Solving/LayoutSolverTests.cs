using EigenFlux.Scenes.Planning.Layout;
using EigenFlux.Scenes.Planning.Solving;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Story;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Scenes.Tests.Planning.Solving;

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
            PricedPlan.Fits(problem, solution.Plan).ShouldBeTrue($"seed {seed}");
            PricedPlan.CostOf(problem, solution.Plan).ShouldBe(best, Tolerance, $"seed {seed}");
            solution.Bound.ShouldBeLessThanOrEqualTo(best + Tolerance, $"seed {seed}");
        }
    }

    [Theory]
    [InlineData(7000, 40)]
    [InlineData(8000, 40)]
    public void A_plan_costs_what_the_documentation_says(int from, int problems)
    {
        var (fitting, compared) = (0, 0);
        for (var seed = from; seed < from + problems; seed++)
        {
            var problem = RandomProblems.Small(seed);
            var costs = new PlanCost(problem);
            foreach (var plan in PricedPlan.All(problem))
            {
                var fits = PricedPlan.Fits(problem, plan);
                costs.IsFeasible(plan).ShouldBe(fits, $"seed {seed}");
                if (fits)
                {
                    costs.Of(plan).ShouldBe(PricedPlan.CostOf(problem, plan), Tolerance, $"seed {seed}: {string.Join("; ", plan.Choices.Select(Describe))}");
                    fitting++;
                }

                compared++;
            }
        }

        fitting.ShouldBeInRange(problems * 5, compared - 1);
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
    public void The_bound_accounts_for_what_does_not_fit()
    {
        // Of two definitions of 50 tokens that are live all the time, a window of 60 has room for one.
        var steps = Enumerable.Range(0, 10).Select(beat => new PlanStep.Generate($"turn[{beat}]", "Ada", 0, TokenRange.Exactly(1), 0));
        var definitions = new[] { "one", "other" }.Select(id => new LayoutDefinition(
            id, weight: 1, mayBePinned: true, [new BeatRange(0, 9)], [new LayoutLevel(50, 50, 1)]));
        var problem = new LayoutProblem(60, 0, new DeletionSpec(DeletionKind.Turn), 0, [.. steps], [.. definitions]);

        var best = Cheapest(problem);
        best.ShouldBeGreaterThanOrEqualTo(10);
        Relaxation.Of(problem, best).Bound.ShouldBeInRange(best / 2, best);
    }

    [Fact]
    public void Where_every_plan_fills_the_window_the_one_without_definitions_has_a_cost()
    {
        // What the author keeps comes to 60 tokens of a window of 50, whatever the planner does.
        var steps = Enumerable.Range(0, 6).Select(beat => new PlanStep.Write(
            $"line{beat}", "narrator", SegmentKind.Narration, "", TokenRange.Exactly(10), Kept: true, Depth: null));
        var definitions = new[] { "one", "other" }.Select((id, at) => new LayoutDefinition(
            id, weight: 1 + at, mayBePinned: true, [new BeatRange(0, 1), new BeatRange(4, 4)], [new LayoutLevel(5, 5, 1)]));
        var problem = new LayoutProblem(50, 0, new DeletionSpec(DeletionKind.Turn), 0, [.. steps], [.. definitions]);
        var absent = new DefinitionPlan([DefinitionChoice.Absent, DefinitionChoice.Absent]);

        var solution = LayoutSolver.Solve(problem);

        new PlanCost(problem).Of(absent).ShouldBe(double.PositiveInfinity);
        solution.Plan.Choices.ShouldBe(absent.Choices);
        solution.Cost.ShouldBe(9); // Three beats each, of weights 1 and 2; no turn reads the story.
        solution.Bound.ShouldBeLessThanOrEqualTo(solution.Cost);
    }

    [Fact]
    public void A_plan_without_definitions_costs_what_going_through_the_scene_comes_to()
    {
        for (var seed = 3000; seed < 3100; seed++)
        {
            var problem = RandomProblems.Small(seed);
            var absent = new DefinitionPlan([.. problem.Definitions.Select(_ => DefinitionChoice.Absent)]);
            new PlanCost(problem).Of(absent).ShouldBe(PricedPlan.CostOf(problem, absent), Tolerance, $"seed {seed}");
        }
    }

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(0, 80, 0)]
    [InlineData(40, 80, 0.2872)]
    [InlineData(80, 80, 1)]
    [InlineData(90, 80, 1)]
    public void A_level_is_worth_less_than_its_share_of_the_tokens_and_at_most_all(int tokens, int fullest, double value) =>
        LayoutWeights.Default.OfLevel(tokens, fullest).ShouldBe(value, 1e-4);

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
            PricedPlan.CostOf(problem, solution.Plan).ShouldBe(solution.Cost, Tolerance, $"seed {seed}");
            foreach (var naive in NaivePlans.Of(problem).Where(plan => PricedPlan.Fits(problem, plan)))
            {
                solution.Cost.ShouldBeLessThanOrEqualTo(PricedPlan.CostOf(problem, naive) + Tolerance, $"seed {seed}");
            }
        }
    }

    [Fact]
    public void A_plan_of_many_characters_leaves_room_for_the_story()
    {
        // Six of a hundred characters speak at a time, and their definitions have three times the tokens of the window.
        var uses = Enumerable.Range(0, 100).Select(_ => new List<BeatRange>()).ToArray();
        var steps = new List<PlanStep>();
        for (var beat = 0; beat < 400; beat++)
        {
            var phase = beat / 20;
            uses[((phase * (phase % 5 == 4 ? 3 : 6)) + (beat * 5 % 6)) % 100].Add(new BeatRange(beat, beat));
            steps.Add(beat % 4 == 0
                ? new PlanStep.Write($"line{beat}", "narrator", SegmentKind.Line, "", TokenRange.Exactly(20), Kept: false, Depth: null)
                : new PlanStep.Generate($"turn[{beat}]", "Ada", 5, new TokenRange(1, 30, 60), 1));
        }

        var definitions = uses.Where(list => list.Count > 0).Select((list, i) => new LayoutDefinition(
            $"d{i}", 1, mayBePinned: true, BeatRange.Merge(list), [new LayoutLevel(130, 134, 1), new LayoutLevel(25, 29, LayoutWeights.Default.OfLevel(25, 130))]));
        var problem = new LayoutProblem(4096, 96, new DeletionSpec(DeletionKind.Turn, LowWater: 0.7), 40, steps, [.. definitions]);
        var solution = LayoutSolver.Solve(problem);
        solution.Cost.ShouldBeLessThan(NaivePlans.Of(problem).Min(plan => PricedPlan.CostOf(problem, plan)) / 10);
        solution.Cost.ShouldBeLessThan(solution.Bound * 1.6);
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

    /// <summary>The cost of the best plan, by trying all of them and pricing each by itself.</summary>
    private static double Cheapest(LayoutProblem problem) =>
        PricedPlan.All(problem).Where(plan => PricedPlan.Fits(problem, plan)).Min(plan => PricedPlan.CostOf(problem, plan));
}
