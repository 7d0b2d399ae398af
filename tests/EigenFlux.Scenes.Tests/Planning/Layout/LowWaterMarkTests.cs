using EigenFlux.Scenes.Planning.Layout;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Story;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Scenes.Tests.Planning.Layout;

/// <summary>The low-water mark that a plan chooses where the author gives none.</summary>
public sealed class LowWaterMarkTests
{
    private const int Turns = 400;
    private const int Said = 30;

    [Theory]
    [InlineData(200)]
    [InlineData(600)]
    [InlineData(2000)]
    public void No_other_mark_costs_noticeably_less_in_a_story_that_is_played_with_it(int room)
    {
        var planned = Problem(room, new DeletionSpec(DeletionKind.Turn)).Deletion.LowWater.ShouldNotBeNull();
        var costs = Enumerable.Range(1, 9).Select(tenths => CostOfATurn(room, tenths / 10.0)).ToList();

        // The plan does not know that a deletion takes entire messages.
        CostOfATurn(room, planned).ShouldBeLessThan(1.25 * costs.Min());
        costs.Max().ShouldBeGreaterThan(1.3 * costs.Min());
    }

    [Theory]
    [InlineData(DeletionKind.Turn, true, null, null)]
    [InlineData(DeletionKind.Token, false, null, null)]
    [InlineData(DeletionKind.Block, false, null, null)]
    [InlineData(DeletionKind.Turn, false, 0.9, 0.9)]
    [InlineData(DeletionKind.Summary, false, 1.0, 1.0)]
    public void There_is_none_where_none_is_needed_and_the_authors_stays(DeletionKind kind, bool movesCache, double? given, double? mark) =>
        Problem(600, new DeletionSpec(kind, LowWater: given), movesCache).Deletion.LowWater.ShouldBe(mark);

    [Fact]
    public void Dear_computation_lowers_it_and_free_computation_raises_it()
    {
        double? Mark(double price) => Problem(600, new DeletionSpec(DeletionKind.Turn), prices: new LayoutPrices(price)).Deletion.LowWater;
        Mark(0).ShouldBe(0.9);
        Mark(1).ShouldBe(0.3);
        Mark(1e-5).ShouldNotBeNull().ShouldBeGreaterThan(Mark(1e-3).ShouldNotBeNull());
    }

    private static LayoutProblem Problem(int room, DeletionSpec deletion, bool movesCache = false, LayoutPrices? prices = null) => new(
        room,
        0,
        deletion,
        0,
        [.. Enumerable.Range(0, Turns).Select(i => new PlanStep.Generate($"turn[{i}]", "Ada", 0, TokenRange.Exactly(Said), 0))],
        [],
        movesCache: movesCache,
        prices: prices);

    /// <summary>What the story that is missing and the tokens that are evaluated again cost for a turn, where turns are deleted down to a share.</summary>
    private static double CostOfATurn(int room, double share)
    {
        var (there, cost) = (0, 0.0);
        for (var turn = 0; turn < Turns; turn++)
        {
            if (there + Said > room)
            {
                while (there > share * room)
                {
                    there -= Said;
                }

                cost += there * LayoutPrices.Default.Evaluated;
            }

            cost += StoryWorth.Default.Missing(there);
            there += Said;
        }

        return cost / Turns;
    }
}
