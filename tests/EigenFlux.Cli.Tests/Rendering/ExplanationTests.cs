using EigenFlux.Cli.Rendering;
using EigenFlux.Cli.Rendering.Explain;
using EigenFlux.Cli.Tests.Support;
using EigenFlux.Compiler;
using EigenFlux.Compiler.Layout;
using EigenFlux.Compiler.Schedule;

namespace EigenFlux.Cli.Tests.Rendering;

public sealed class ExplanationTests
{
    [Fact]
    public void A_definition_that_is_gone_while_it_is_live_has_a_mend()
    {
        var (facts, ada) = Plan(
            new ScheduleEntry(0, [], [], ["Ada"], 0, 32),
            new ScheduleEntry(1, [], ["Ada"], [], 10, 40),
            new ScheduleEntry(2, ["Ada"], [], [], 20, 36),
            new ScheduleEntry(3, ["line0"], [], [], 30, 36),
            new ScheduleEntry(4, ["line1", "line2"], [], ["Ada"], 40, 44));

        Sentences(facts, ada).ShouldBe(
        [
            "Ada is the definition of Ada: 20 tokens.",
            "It is packed brief since the full one (90 tokens) leaves too little room (EF3005).",
            "It is written into the stream at beat 0, at positions 0 to 19.",
            "It is live at beats 0–1, 3–4, which are 4 of the 5.",
            "At worst it begins to fall out at beat 1, after 10 generated tokens, and is gone at beat 2, after 20 generated tokens, "
                + "and when it has been written again for the last time it stays; as a rule it stays to the end.",
            "It is written again at beat 4 at worst, at no beat as a rule.",
            "It takes 20 of the window's 44 tokens (45.5 %), for 3 beats at worst, and 20 tokens more to write it again.",
            "At worst it is not in the window at beat 3, while it is live; as a rule it is there.",
            "Mend: keep it with 'keep Ada', shorten it or what comes before, or raise the window to 76 tokens, which hold all that is written "
                + "until then.",
        ]);
    }

    [Fact]
    public void What_is_written_and_lost_in_one_beat_is_never_there()
    {
        var (facts, ada) = Plan(
            new ScheduleEntry(0, ["Ada"], [], ["Ada"], 0, 12),
            new ScheduleEntry(1, [], [], [], 0, 24),
            new ScheduleEntry(2, [], [], [], 0, 36),
            new ScheduleEntry(3, ["line0"], [], [], 0, 36),
            new ScheduleEntry(4, ["line1"], [], [], 0, 36));

        var told = new Explanation(facts, ada);
        told.Worst.Lives.ShouldBeEmpty();
        told.Worst.Absent.ShouldBe([new BeatRange(0, 1), new BeatRange(3, 4)]);
        Sentences(facts, ada).ShouldContain("It is not in the window, and no beat writes it.");
    }

    private static string[] Sentences(PlanFacts facts, PlannedSegment segment) => [.. new ExplanationSentences(new Explanation(facts, segment)).All()];

    /// <summary>A definition and five lines in a window of 44 tokens; as a rule, all of it stays.</summary>
    private static (PlanFacts Facts, PlannedSegment Ada) Plan(params ScheduleEntry[] worst)
    {
        var ada = Segment("Ada", SegmentKind.Definition, 20, 0) with { Level = "brief", LastUse = 4, Uses = [new BeatRange(0, 1), new BeatRange(3, 4)] };
        List<PlannedSegment> lines = [.. Enumerable.Range(0, 5).Select(i => Segment($"line{i}", SegmentKind.Line, 12, i))];
        using var folder = new Folder();
        using var host = new FluxHost();
        folder.Write("s.eflux", "character Ada { brief \"Ada.\" full \"Ada, at length.\" }\nscene S() { cast Ada\n Ada: \"Hm.\" }");
        var image = host.Compile(host.Load(folder["s.eflux"]), new CompileOptions()).Image!;
        var plan = image.Plan with
        {
            Window = 44,
            Reserve = 8,
            Prefix = [],
            Stream = [ada, .. lines],
            Beats = [.. lines.Select((line, i) => new PlannedBeat(i, line.Id, "Ada", Generated: false, line.Tokens))],
            Worst = worst,
            Expected = [.. lines.Select((_, i) => new ScheduleEntry(i, [], [], i == 0 ? ["Ada"] : [], 0, 32 + (12 * i)))],
            Problems = [new PlanProblem(PlanProblemKind.BriefChosen, default, "Ada", 20, 90)],
        };
        return (new PlanFacts(image with { Plan = plan }), ada);
    }

    private static PlannedSegment Segment(string id, SegmentKind kind, int tokens, int beat) => new()
    {
        Id = id,
        Owner = "Ada",
        Kind = kind,
        Tokens = TokenRange.Exactly(tokens),
        Text = "",
        Placement = Placement.Stream,
        Birth = beat,
        LastUse = beat,
    };
}
