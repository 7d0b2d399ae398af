using EigenFlux.Cli.Rendering;
using EigenFlux.Cli.Rendering.Explain;
using EigenFlux.Cli.Tests.Support;
using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Story;

namespace EigenFlux.Cli.Tests.Rendering;

public sealed class ExplanationTests
{
    [Fact]
    public void A_turn_that_is_gone_while_it_is_live_has_a_mend()
    {
        var (facts, turn) = Plan(
            new ScheduleEntry(0, [], [], [], 0, 20),
            new ScheduleEntry(1, [], ["a[1]"], [], 10, 30),
            new ScheduleEntry(2, ["a[1]"], [], [], 20, 36),
            new ScheduleEntry(3, [], [], [], 30, 36),
            new ScheduleEntry(4, ["line2"], [], [], 40, 44));

        Sentences(facts, turn).ShouldBe(
        [
            "a[1] is a turn that Ada generates: 20 tokens.",
            "It is written into the stream at beat 0, at positions 0 to 19.",
            "It is live at beats 0–1, 3–4 (4 of the 5 beats).",
            "At worst it begins to be deleted at beat 1, after 10 generated tokens, and is gone at beat 2, after 20 generated tokens; typically it "
                + "stays to the end.",
            "It takes 20 of the window's 44 tokens (45.5 %), for 2 beats at worst.",
            "At worst it is not in the window at beats 3–4, while it is live; typically it is there.",
            "Fix: keep it with 'keep a[1]', shorten it or the text before it, or raise the window to 76 tokens, which hold everything that is written "
                + "until then.",
        ]);
    }

    [Fact]
    public void What_is_written_and_lost_in_one_beat_is_never_there()
    {
        var (facts, turn) = Plan(
            new ScheduleEntry(0, ["a[1]"], [], [], 0, 0),
            new ScheduleEntry(1, [], [], [], 0, 12),
            new ScheduleEntry(2, [], [], [], 0, 24),
            new ScheduleEntry(3, [], [], [], 0, 36),
            new ScheduleEntry(4, ["line1"], [], [], 0, 36));

        var told = new Explanation(facts, turn);
        told.Worst.Lives.ShouldBeEmpty();
        told.Worst.Absent.ShouldBe([new BeatRange(0, 1), new BeatRange(3, 4)]);
        Sentences(facts, turn).ShouldContain("It is not in the window, and no beat writes it.");
    }

    [Fact]
    public void What_is_live_at_a_beat_that_a_window_does_not_see_is_not_missed_there()
    {
        var facts = Plans.With(Programs.Crowd, plan => plan);
        var streamed = facts.Segments.Where(segment => segment is { Kind: SegmentKind.Definition, Placement: Placement.Stream }).ToList();
        streamed.ShouldNotBeEmpty();
        var notThere = 0;
        foreach (var (definition, view) in streamed.SelectMany(definition => facts.Plan.Views.Select(view => (definition, view))))
        {
            var fate = SegmentFate.Of(facts, definition, view, worst: true);
            var live = facts.Uses(definition).SelectMany(Beats).Where(beat => !fate.Lives.Any(life => life.From <= beat && beat <= life.To)).ToList();
            notThere += live.Count(beat => !facts.Sees(view, beat));
            fate.Absent.SelectMany(Beats).ShouldBe(live.Where(beat => facts.Sees(view, beat)), $"{definition.Id} in what {view.Names[0]} sees");
        }

        notThere.ShouldBeGreaterThan(0);

        static IEnumerable<int> Beats(BeatRange range) => Enumerable.Range(range.From, range.Count);
    }

    private static string[] Sentences(PlanFacts facts, PlannedSegment segment) => [.. new ExplanationSentences(new Explanation(facts, segment)).All()];

    /// <summary>A turn and four lines in a window of 44 tokens; as a rule, all of it stays.</summary>
    private static (PlanFacts Facts, PlannedSegment Turn) Plan(params ScheduleEntry[] worst)
    {
        var turn = Plans.Segment("a[1]", SegmentKind.Turn, 20, 0) with { LastUse = 4, Uses = [new BeatRange(0, 1), new BeatRange(3, 4)] };
        List<PlannedSegment> story = [turn, .. Enumerable.Range(1, 4).Select(i => Plans.Segment($"line{i}", SegmentKind.Line, 12, i))];
        return (Plans.With(plan => plan with
        {
            Window = 44,
            Reserve = 8,
            Prefix = [],
            Definitions = [],
            Stream = story,
            Beats = [.. story.Select((line, i) => new PlannedBeat(i, line.Id, "Ada", Generated: false, line.Tokens))],
            Worst = worst,
            Expected = [.. story.Select((_, i) => new ScheduleEntry(i, [], [], [], 0, 20 + (12 * i)))],
        }), turn);
    }
}
