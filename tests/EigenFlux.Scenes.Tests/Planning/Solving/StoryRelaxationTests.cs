using EigenFlux.Scenes.Planning.Layout;
using EigenFlux.Scenes.Planning.Scheduling;
using EigenFlux.Scenes.Planning.Solving;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Story;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Scenes.Tests.Planning.Solving;

public sealed class StoryRelaxationTests
{
    [Fact]
    public void No_plan_of_a_problem_misses_less_of_the_story()
    {
        var full = 0;
        for (var seed = 0; seed < 300; seed++)
        {
            var problem = RandomProblems.Large(seed);
            var bound = new StoryRelaxation(problem).Solve(null, null);
            foreach (var plan in (DefinitionPlan[])[Absent(problem), Construction.Build(problem, null), .. NaivePlans.Of(problem)])
            {
                if (StoryMissing(problem, plan) is { } missing)
                {
                    bound.ShouldBeLessThanOrEqualTo(missing + 1e-9, $"seed {seed}");
                    full += missing > 0 ? 1 : 0;
                }
            }
        }

        full.ShouldBeGreaterThan(300);
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.5)]
    [InlineData(0.8)]
    public void A_low_mark_is_part_of_the_bound(double share)
    {
        // Nothing but the story has a place in the window: what a run misses is what the bound says, up to a turn's length.
        var problem = Story(share);
        var missing = StoryMissing(problem, Absent(problem))!.Value;
        var bound = new StoryRelaxation(problem).Solve(null, null);
        bound.ShouldBeInRange(missing * 0.85, missing);
        bound.ShouldBeGreaterThan(new StoryRelaxation(Story(1)).Solve(null, null) * 1.1);
    }

    [Fact]
    public void With_a_price_the_story_takes_less_room()
    {
        var problem = Story(0.5);
        var (free, priced) = (new double[problem.Beats], new double[problem.Beats]);
        var relaxation = new StoryRelaxation(problem);
        relaxation.Solve(null, free);
        var price = Enumerable.Repeat(0.001, problem.Beats).ToArray();
        var cost = relaxation.Solve(price, priced);
        priced.Sum().ShouldBeLessThan(free.Sum() * 0.9);
        cost.ShouldBeGreaterThan(priced.Sum() * 0.001);
    }

    private static DefinitionPlan Absent(LayoutProblem problem) => new([.. problem.Definitions.Select(_ => DefinitionChoice.Absent)]);

    private static LayoutProblem Story(double share) => new(
        1000,
        50,
        new DeletionSpec(DeletionKind.Turn, LowWater: share),
        0,
        [.. Enumerable.Range(0, 400).Select(beat => new PlanStep.Generate($"turn[{beat}]", "Ada", 2, TokenRange.Exactly(20), 1))],
        []);

    /// <summary>What a run with this plan misses of the story; null if it does not fit.</summary>
    private static double? StoryMissing(LayoutProblem problem, DefinitionPlan plan)
    {
        if (!new PlanCost(problem).IsFeasible(plan))
        {
            return null;
        }

        var pinned = problem.FixedTokens + plan.Choices.Select((choice, i) => choice.Pinned ? problem.Definitions[i].Levels[choice.Level].Pinned : 0).Sum();
        var totals = new ScheduleSimulator(problem, plan).Run([pinned], (_, range) => range.Expected);
        return totals.Full is null ? totals.StoryMissing : null;
    }
}
