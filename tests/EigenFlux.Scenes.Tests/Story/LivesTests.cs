using EigenFlux.Scenes.Planning;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Story;
using EigenFlux.Scenes.Values;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Scenes.Tests.Story;

/// <summary>From when to when characters and segments are used, read off the steps of a scene.</summary>
public sealed class LivesTests
{
    [Fact]
    public void Who_is_named_at_beats_that_follow_one_another_is_used_in_one_range()
    {
        var uses = DefinitionUses.Of([Write("a", "Ada"), Write("b", "Ada", "Ben"), Write("c"), Write("d", "Ada")]);
        uses["Ada"].Live.ShouldBe([new BeatRange(0, 1), new BeatRange(3, 3)]);
        uses["Ben"].Live.ShouldBe([new BeatRange(1, 1)]);
    }

    [Fact]
    public void Who_enters_is_used_at_every_beat_until_the_exit()
    {
        var uses = DefinitionUses.Of([
            Write("a"), new PlanStep.Presence("Ada", true), Write("b"), new PlanStep.Presence("Ada", true), Write("c"), new PlanStep.Presence("Ada", false), Write("d")]);
        uses["Ada"].Live.ShouldBe([new BeatRange(1, 2)]);
    }

    [Fact]
    public void Who_is_present_is_divided_by_the_beats_that_name_it() =>
        DefinitionUses.Of([new PlanStep.Presence("Ada", true), Write("a"), Write("b", "Ada"), Write("c", "Ada"), Write("d"), new PlanStep.Presence("Ada", false), Write("e", "Ada")])["Ada"]
            .Parts.ShouldBe([(new BeatRange(0, 0), false), (new BeatRange(1, 2), true), (new BeatRange(3, 3), false), (new BeatRange(4, 4), true)]);

    [Fact]
    public void Who_never_leaves_is_used_to_the_end() =>
        DefinitionUses.Of([Write("a"), new PlanStep.Presence("Ada", true), Write("b"), Write("c")])["Ada"].Live.ShouldBe([new BeatRange(1, 2)]);

    [Fact]
    public void Who_leaves_before_anything_happens_and_who_only_leaves_is_not_used() =>
        DefinitionUses.Of([new PlanStep.Presence("Ada", true), new PlanStep.Presence("Ada", false), new PlanStep.Presence("Ben", false), Write("a")]).ShouldBeEmpty();

    [Fact]
    public void Who_comes_back_is_used_twice() =>
        DefinitionUses.Of([
            new PlanStep.Presence("Ada", true), Write("a"), new PlanStep.Presence("Ada", false), Write("b"), new PlanStep.Presence("Ada", true), Write("c")])["Ada"].Live
            .ShouldBe([new BeatRange(0, 0), new BeatRange(2, 2)]);

    [Fact]
    public void Steps_that_write_nothing_are_no_beats()
    {
        var lives = Lives(Write("a"), new PlanStep.Retain("a", false), new PlanStep.Lore("l", RetainAction.Keep), new PlanStep.Presence("Ada", true), Write("b"));
        lives.Beats.Select(beat => (beat.Index, beat.Segment)).ShouldBe([(0, "a"), (1, "b")]);
        lives.Stream.Select(segment => (segment.Birth, segment.LastUse)).ShouldBe([(0, 0), (1, 1)]);
    }

    [Fact]
    public void What_is_kept_is_used_to_the_end_or_until_it_is_let_go_or_removed()
    {
        var lives = Lives(
            Write("a") with { Kept = true }, Write("b") with { Kept = true }, Write("c") with { Kept = true }, Write("d"), new PlanStep.Retain("d", true),
            Write("e"), new PlanStep.Retain("b", false), new PlanStep.Remove("c"), new PlanStep.Retain("nowhere", true), Write("f"));
        lives.Stream.Select(segment => (segment.Id, segment.Birth, segment.LastUse))
            .ShouldBe([("a", 0, 5), ("b", 1, 4), ("c", 2, 4), ("d", 3, 5), ("e", 4, 4), ("f", 5, 5)]);
    }

    [Fact]
    public void What_is_recalled_is_used_at_that_beat_and_gets_no_second_segment()
    {
        var lives = Lives(Write("a"), Write("b"), new PlanStep.Recall("a", "Ada", SegmentKind.Line, TokenRange.Exactly(3)) { Beat = "again" }, Write("c"));
        lives.Stream.Select(segment => (segment.Id, segment.LastUse)).ShouldBe([("a", 2), ("b", 1), ("c", 3)]);
        lives.Beats.Select(beat => beat.Segment).ShouldBe(["a", "b", "a", "c"]);
        lives.Beats[2].Tokens.ShouldBe(TokenRange.Exactly(3));
        lives.Beats[2].Generated.ShouldBeFalse();
    }

    [Fact]
    public void What_was_recalled_while_it_is_kept_is_used_no_less_when_it_is_let_go()
    {
        var lives = Lives(Write("a") with { Kept = true }, new PlanStep.Recall("a", "Ada", SegmentKind.Line, TokenRange.Exactly(3)), new PlanStep.Retain("a", false), Write("b"));
        lives.Stream[0].LastUse.ShouldBe(1);
    }

    [Fact]
    public void A_turn_has_its_frame_and_is_generated_and_a_persons_is_a_persons()
    {
        var lives = Lives(
            new PlanStep.Generate("t", "Ada", 3, new TokenRange(1, 10, 20), 2) { SeenBy = Audience.Of("Ben", "Ada") },
            Write("p") with { Said = true },
            Write("q") with { Said = true, Plays = "Debate" },
            Write("r"));
        lives.Stream[0].Tokens.ShouldBe(new TokenRange(6, 15, 25));
        lives.Stream[0].SeenBy.ShouldBe(Audience.Of("Ada", "Ben"));
        lives.Stream[1].SeenBy.IsEveryone.ShouldBeTrue();
        lives.Beats.Select(beat => (beat.Generated, beat.Person, beat.Plays)).ShouldBe([(true, false, null), (true, true, null), (true, false, "Debate"), (false, false, null)]);
    }

    private static PlanStep.Write Write(string segment, params string[] live) =>
        new(segment, "narrator", SegmentKind.Line, "text", TokenRange.Exactly(4), Kept: false, Depth: null) { Live = live };

    private static SegmentLives Lives(params PlanStep[] steps) => SegmentLives.Of(new Unrolled(steps, []));
}
