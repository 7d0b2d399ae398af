using EigenFlux.Cli.Rendering;
using EigenFlux.Cli.Tests.Support;
using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Cli.Tests.Rendering;

public sealed class WindowPictureTests
{
    private static readonly ScenePlan Plan = new()
    {
        Scene = "S",
        Window = 64,
        Reserve = 8,
        Prefix = [Segment("Ada", "Ada", SegmentKind.Definition, 16, Placement.Prefix, 0)],
        Stream =
        [
            Segment("setting1", "scene", SegmentKind.Setting, 8, Placement.Stream, 0),
            Segment("reply[1]", "Ada", SegmentKind.Turn, 24, Placement.Stream, 1),
            Segment("reply[2]", "Ada", SegmentKind.Turn, 24, Placement.Stream, 2),
        ],
        Beats =
        [
            new PlannedBeat(0, "setting1", "scene", Generated: false, TokenRange.Exactly(8)),
            new PlannedBeat(1, "reply[1]", "Ada", Generated: true, new TokenRange(1, 12, 24)),
            new PlannedBeat(2, "reply[2]", "Ada", Generated: true, new TokenRange(1, 12, 24)),
        ],
        Worst =
        [
            new ScheduleEntry(0, [], [], [], 0, 24),
            new ScheduleEntry(1, [], [], [], 24, 48),
            new ScheduleEntry(2, ["setting1"], ["reply[1]"], [], 30, 60),
        ],
        Expected = [new ScheduleEntry(0, [], [], [], 0, 24), new ScheduleEntry(1, [], [], [], 12, 36), new ScheduleEntry(2, [], [], [], 24, 48)],
        Cost = 0,
        Problems = [],
    };

    [Fact]
    public void The_window_is_drawn_with_beats_across_and_positions_down()
    {
        var ink = new Ink();
        var picture = new WindowPicture(ink.Pen, new MapColours(new SpeakerHues()));
        picture.Render(Plan, Plan.Worst, WindowHistory.Of(Plan, null, worst: true));
        picture.Legend(Plan);

        ink.Text.ShouldBe("""
                 0 ▕##################▏
                   ▕##################▏
                   ▕##################▏
                   ▕##################▏
                16 ▕SSSSSSSSSSSSAAAAAA▏
                   ▕SSSSSSSSSSSSAAAAAA▏
                   ▕······AAAAAAAAAAAA▏
                   ▕······AAAAAAAAAAAA▏
                32 ▕······AAAAAAAAAAAA▏
                   ▕······AAAAAAaaaaaa▏
                   ▕······AAAAAAaaaaaa▏
                   ▕······AAAAAAaaaaaa▏
                48 ▕············aaaaaa▏
                   ▕············aaaaaa▏
                   ▕············aaaaaa▏
                   ▕··················▏
                64 ▕▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔
            deleted             ▲
              beat  0     1     2
                    #= prefix, never deleted   Ss scene   Aa Ada
            """);
    }

    [Fact]
    public void On_a_terminal_each_owner_has_a_colour()
    {
        var ink = new Ink(colour: true);
        new WindowPicture(ink.Pen, new MapColours(new SpeakerHues())).Render(Plan, Plan.Worst, WindowHistory.Of(Plan, null, worst: true));

        ink.Raw.ShouldContain("\e[38;5;67;48;5;67m▀▀▀▀▀▀\e[0m");
        ink.Raw.ShouldContain("\e[38;5;74;48;5;74m▀▀▀▀▀▀\e[0m");
    }

    [Fact]
    public void More_beats_than_columns_share_them()
    {
        var beats = Enumerable.Range(0, 500).Select(i => new PlannedBeat(i, $"line{i}", "Ada", false, TokenRange.Exactly(1))).ToList();
        var plan = Plan with { Beats = beats, Worst = [.. beats.Select(beat => new ScheduleEntry(beat.Index, [], [], [], 0, 16))], Stream = [] };
        var ink = new Ink();
        new WindowPicture(ink.Pen, new MapColours(new SpeakerHues())).Render(plan, plan.Worst, WindowHistory.Of(plan, null, worst: true));

        ink.Text.Split('\n').Max(line => line.Length).ShouldBeLessThanOrEqualTo(80);
    }

    [Fact]
    public void The_deletions_tell_when_at_worst_and_as_a_rule()
    {
        var ink = new Ink();
        new DeletionTable(ink.Pen).Render(Plan.Worst, Plan.Expected);

        ink.Text.ShouldBe("""
              at worst                typically               goes
              beat 2, token 30 (part) stays                   reply[1]
              beat 2, token 30        stays                   setting1
            """);
    }

    [Fact]
    public void A_scene_that_fits_says_so()
    {
        var ink = new Ink();
        new DeletionTable(ink.Pen).Render(Plan.Expected, Plan.Expected);

        ink.Text.ShouldBe("  Nothing is ever deleted: the whole scene fits in the window.");
    }

    [Fact]
    public void The_segments_are_a_table()
    {
        var ink = new Ink(width: 100);
        new SegmentTable(ink.Pen, new MapColours(new SpeakerHues())).Render(Plan);

        ink.Text.ShouldBe("""
              segment   owner  kind        tokens  at most  place   beats
              Ada       Ada    definition      16           prefix  all       ################
              setting1  scene  setting          8           stream  0         ########
              reply[1]  Ada    turn            12       24  stream  1         ############
              reply[2]  Ada    turn            12       24  stream  2         ############
            """);
    }

    private static PlannedSegment Segment(string id, string owner, SegmentKind kind, int tokens, Placement placement, int beat) => new()
    {
        Id = id,
        Owner = owner,
        Kind = kind,
        Tokens = kind == SegmentKind.Turn ? new TokenRange(1, tokens / 2, tokens) : TokenRange.Exactly(tokens),
        Text = "",
        Placement = placement,
        Birth = beat,
        LastUse = beat,
    };
}
