using EigenFlux.Scenes.Planning;
using EigenFlux.Scenes.Planning.Layout;
using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Story;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Scenes.Tests.Planning;

public sealed class DirectivesTests
{
    private static readonly string[] Beats = ["b0", "b1", "b2", "b3", "b4", "b5"];

    [Fact]
    public void What_is_covered_from_the_first_and_never_held_needs_no_directive() => Of([true, true, true], [false, false, false]).ShouldBeEmpty();

    [Fact]
    public void A_definition_is_left_out_from_a_beat_on_and_wanted_again_from_another()
    {
        var directives = Of([true, false, true], [false, false, false]);
        directives.Keys.ShouldBe(["b2", "b4"]);
        directives["b2"].LeftOut.ShouldBe(["Ada"]);
        directives["b2"].Wanted.ShouldBeEmpty();
        directives["b4"].Wanted.ShouldBe(["Ada"]);
        directives["b4"].LeftOut.ShouldBeEmpty();
        directives.Values.ShouldAllBe(directive => directive.Held.Count == 0);
    }

    [Fact]
    public void What_is_left_out_twice_in_a_row_is_said_once() => Of([false, false, false], [false, false, false]).Keys.ShouldBe(["b0"]);

    [Fact]
    public void A_definition_is_held_after_the_last_beat_of_a_use()
    {
        var directives = Of([true, true, true], [true, false, true]);
        directives.Keys.ShouldBe(["b1", "b5"]);
        directives["b1"].Held.ShouldBe(["Ada"]);
        directives["b1"].LeftOut.ShouldBeEmpty();
    }

    [Fact]
    public void What_stands_in_the_prefix_needs_no_directive() =>
        Directives.Of(Problem(), new DefinitionPlan([DefinitionChoice.InPrefix(0)]), Beats).ShouldBeEmpty();

    [Fact]
    public void What_is_absent_is_left_out_at_its_first_use() =>
        Directives.Of(Problem(), new DefinitionPlan([DefinitionChoice.Absent]), Beats)["b0"].LeftOut.ShouldBe(["Ada"]);

    private static IReadOnlyDictionary<string, BeatDirective> Of(bool[] covered, bool[] held) =>
        Directives.Of(Problem(), new DefinitionPlan([new DefinitionChoice(0, false, covered, held)]), Beats);

    private static LayoutProblem Problem() => new(
        400,
        40,
        new DeletionSpec(DeletionKind.Turn),
        10,
        [.. Beats.Select(beat => new PlanStep.Write(beat, "narrator", SegmentKind.Line, "text", TokenRange.Exactly(5), Kept: false, Depth: null))],
        [new LayoutDefinition("Ada", 1, true, [new BeatRange(0, 1), new BeatRange(2, 3), new BeatRange(4, 5)], [new LayoutLevel(20, 22, 1)])]);
}
