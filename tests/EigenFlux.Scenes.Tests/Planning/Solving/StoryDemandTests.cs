using EigenFlux.Scenes.Planning.Layout;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Story;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Scenes.Tests.Planning.Solving;

/// <summary>What the story itself wants of the window, beat by beat.</summary>
public sealed class StoryDemandTests
{
    private const int Window = 500;
    private const int Reserve = 40;
    private const int Prefix = 7;
    private const int Lore = 11;

    private static readonly PlanStep.Write Line = Text("line", 20);
    private static readonly PlanStep.Generate Turn = new("turn", "Ada", 3, new TokenRange(1, 12, 30), 2);

    [Fact]
    public void A_beat_needs_its_own_text_and_of_a_turn_what_stands_around_it()
    {
        var demand = Demand(Line, Turn, Line with { Segment = "next" });
        demand.Required.ShouldBe([Prefix + 20 + Reserve + Lore, Prefix + 5 + Reserve + Lore, Prefix + 20 + Reserve + Lore]);
        demand.Kept.ShouldBe([0, 0, 0]);
        demand.Flow.ShouldBe([0, 20, 37, 57]);
    }

    [Fact]
    public void A_turn_that_is_kept_takes_what_was_said_and_what_stands_around_it()
    {
        var demand = Demand(Turn, new PlanStep.Retain("turn", true), Line, new PlanStep.Retain("turn", false), Line with { Segment = "next" });
        demand.Kept.ShouldBe([0, 17, 0]);
        demand.Required.ShouldBe([Prefix + 5 + Reserve + Lore, Prefix + 17 + 20 + Reserve + Lore, Prefix + 20 + Reserve + Lore]);
    }

    [Fact]
    public void A_text_that_is_kept_from_the_start_takes_room_from_the_next_beat_on_until_it_is_removed()
    {
        var demand = Demand(Line with { Kept = true }, Turn, new PlanStep.Remove("line"), Turn with { Segment = "second" });
        demand.Kept.ShouldBe([0, 20, 0]);

        // What is taken out again passes nobody by.
        demand.Flow.ShouldBe([0, 0, 17, 34]);
    }

    [Fact]
    public void To_keep_twice_is_to_keep_once_and_what_was_never_written_keeps_nothing()
    {
        var demand = Demand(
            Line, new PlanStep.Retain("line", true), new PlanStep.Retain("line", true), new PlanStep.Retain("nothing", true), Turn,
            new PlanStep.Retain("line", false), new PlanStep.Retain("line", false), Turn with { Segment = "second" });
        demand.Kept.ShouldBe([0, 20, 0]);
    }

    [Fact]
    public void A_recall_is_a_beat_that_writes_again()
    {
        var demand = Demand(Line, new PlanStep.Recall("line", "narrator", SegmentKind.Narration, TokenRange.Exactly(20)), Turn);
        demand.Required[1].ShouldBe(Prefix + 20 + Reserve + Lore);
        demand.Flow.ShouldBe([0, 20, 40, 57]);
    }

    private static PlanStep.Write Text(string name, int tokens) =>
        new(name, "narrator", SegmentKind.Narration, "", TokenRange.Exactly(tokens), Kept: false, Depth: null);

    private static (int[] Required, int[] Kept, long[] Flow) Demand(params PlanStep[] steps)
    {
        var problem = new LayoutProblem(Window, Reserve, new DeletionSpec(DeletionKind.Turn), Prefix, steps, [], Lore);
        return (problem.Required, problem.Kept, problem.Flow);
    }
}
