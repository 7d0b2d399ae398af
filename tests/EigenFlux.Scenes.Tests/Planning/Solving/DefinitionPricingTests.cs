using EigenFlux.Scenes.Planning.Layout;
using EigenFlux.Scenes.Planning.Solving;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Story;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Scenes.Tests.Planning.Solving;

/// <summary>The best choice for one definition in the room that the others leave.</summary>
public sealed class DefinitionPricingTests
{
    private const int Beats = 6;
    private const int Tokens = 30;

    [Fact]
    public void A_definition_that_is_live_throughout_is_pinned_where_it_just_fits()
    {
        // It costs nothing there: it is whole, and live at every beat.
        var (cost, choice) = Best(mayBePinned: true, [50, 50, Tokens, 50, 50, 50]);
        choice.Pinned.ShouldBeTrue();
        choice.Level.ShouldBe(0);
        cost.ShouldBe(0);
    }

    [Fact]
    public void One_token_less_at_one_beat_and_it_cannot_be_pinned()
    {
        var (cost, choice) = Best(mayBePinned: true, [50, 50, Tokens - 1, 50, 50, 50]);
        choice.ShouldBe(DefinitionChoice.Absent);
        cost.ShouldBe(Beats);
    }

    [Fact]
    public void What_may_not_be_pinned_comes_in_the_stream()
    {
        var (cost, choice) = Best(mayBePinned: false, [50, 50, Tokens, 50, 50, 50]);
        choice.Pinned.ShouldBeFalse();
        choice.Covered.ShouldBe([true]);

        // Its tokens once, and what the turns wrote behind it when it goes. A copy that is left to the policy would be evaluated ten times.
        choice.IsTransient.ShouldBeTrue();
        cost.ShouldBe((Tokens + (Beats * 5)) * LayoutPrices.Default.Evaluated, 1e-12);
    }

    [Fact]
    public void Without_a_limit_all_that_may_be_pinned_can_be()
    {
        Best(mayBePinned: true, null).Choice.Pinned.ShouldBeTrue();
        Best(mayBePinned: false, null).Choice.Pinned.ShouldBeFalse();
    }

    private static (double Cost, DefinitionChoice Choice) Best(bool mayBePinned, int[]? left)
    {
        var definition = new LayoutDefinition("d", 1, mayBePinned, [new BeatRange(0, Beats - 1)], [new LayoutLevel(Tokens, Tokens, 1)]);
        var steps = Enumerable.Range(0, Beats).Select(i => new PlanStep.Generate($"turn[{i}]", "Ada", 1, TokenRange.Exactly(4), 0)).ToList<PlanStep>();
        var problem = new LayoutProblem(200, 0, new DeletionSpec(DeletionKind.Turn, LowWater: 0.9), 0, steps, [definition]);
        return new DefinitionPricing(problem, problem.StreamRoom, left).Best(definition);
    }
}
