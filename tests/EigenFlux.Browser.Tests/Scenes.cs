using EigenFlux.Browser.Tests.Support;
using EigenFlux.Cli.Rendering;
using EigenFlux.Cli.Tests.Support;
using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Story;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Browser.Tests;

/// <summary>Scenes whose windows do all that windows do.</summary>
internal static class Scenes
{
    /// <summary>Deletes token by token past a setting that is kept, with a note that moves, and one who enters, goes, and enters again.</summary>
    private const string Cut = """
        character Ada { brief "Ada, a physicist who wants every claim measured." }
        character Bo { brief "Bo, who comes late and leaves early." }
        scene Cut() {
          window 160 tokens, reserve 30
          delete by token
          cast Ada, Bo
          setting "A room with one chair."
          note "Nobody sits." depth 2
          repeat 6 { Ada -> a until line, 20 tokens }
          setting "The same room, at night."
          enter Bo
          repeat 3 { Bo: "No." Ada -> a until line, 20 tokens }
          exit Bo
          repeat 6 { Ada -> a until line, 20 tokens }
          enter Bo
          recall a[9]
          Bo -> b until line, 20 tokens
          forget a[10]
          Ada -> a until line, 20 tokens
        }
        """;

    /// <summary>A person's turns, and a note that only a model's turns move.</summary>
    private const string Asked = """
        character Ada { brief "Ada." }
        character You { brief "You." }
        scene Asked() {
          window 160 tokens, reserve 30
          delete by turn
          cast Ada, You on input
          note "Be short." depth 1
          repeat 8 { Ada -> a until line, 14 tokens  You -> you until line, 14 tokens }
        }
        """;

    /// <summary>
    /// Lore that the author's own text brings: one entry in brief and later in full, one that the budget keeps out for a while, one that
    /// enters and goes, and one that nobody names.
    /// </summary>
    private const string Lore = """
        character Ada { brief "Ada, who asks." }
        lore Dam "the Kessler dam" { brief "A dam that leaks." full "A dam that has leaked since the spring floods, in three places." also "reservoir" weight 2 }
        lore Inn "the Heron" { brief "An inn on stilts, with a taproom that floods." also "taproom" }
        lore Key { brief "A key of bone." full "A key of bone that is warm to the touch and fits no door." weight 3 }
        lore Owl { brief "An owl that nobody has seen." }
        scene Talk() {
          window 200 tokens, reserve 30, lore 40
          delete by DELETE
          cast Ada
          note "Be short." depth 1
          narrator: "The dam is full, they say at the Heron. Who has the key?"
          Ada -> said until line, 20 tokens
          Ada: "The taproom, then."
          repeat 6 { Ada -> said until line, 20 tokens }
          narrator: "The reservoir rises."
          repeat 4 { Ada -> said until line, 20 tokens }
          enter Key
          repeat 3 { Ada -> said until line, 20 tokens }
          exit Key
          repeat 5 { Ada -> said until line, 20 tokens }
        }
        """;

    /// <summary>The names of all of them.</summary>
    public static TheoryData<string> Names =>
        ["long-watch.eflux", "village/village.eflux", "purse.eflux", "last-ferry.eflux", "last-train.eflux", "cut", "asked", "phases by turn", "phases by token", "lore by turn", "lore by token", "lives", "jury by turn", "jury by token", "crowd"];

    public static PlanFacts Of(string name) => name switch
    {
        "cut" => Compiled.Text(Cut),
        "asked" => Compiled.Text(Asked),
        "phases by turn" => Compiled.Text(Programs.Phases(190, "turn")),
        "phases by token" => Compiled.Text(Programs.Phases(190, "token")),
        "lore by turn" => Compiled.Text(Lore.Replace("DELETE", "turn", StringComparison.Ordinal)),
        "lore by token" => Compiled.Text(Lore.Replace("DELETE", "token", StringComparison.Ordinal)),
        "jury by turn" => Compiled.Text(Programs.Jury(256, "turn")),
        "jury by token" => Compiled.Text(Programs.Jury(256, "token")),
        "crowd" => Compiled.Text(Programs.Crowd),
        "lives" => Lives(),
        _ => Compiled.Example(name),
    };

    /// <summary>
    /// A definition that goes and is written again before a beat's own text, is passed over while it is kept, and is live once while it is
    /// absent; and a line that is written and lost in one beat.
    /// </summary>
    private static PlanFacts Lives()
    {
        var ada = Segment("Ada", SegmentKind.Definition, 20, 0, 7) with { Uses = [new BeatRange(0, 1), new BeatRange(4, 7)] };
        var ada20 = new WrittenDefinition("Ada", 20);
        var bo = Segment("Bo", SegmentKind.Definition, 10, 2, 2) with { Uses = [new BeatRange(2, 2)] };
        List<PlannedSegment> lines = [.. Enumerable.Range(0, 8).Select(i => Segment($"line{i}", SegmentKind.Line, 12, i, i))];
        return Compiled.Text(Asked).With(plan => plan with
        {
            Window = 64,
            Reserve = 8,
            Prefix = [],
            Definitions = [new PlannedDefinition(ada, [new PlannedVariant(ada.Text, 20)]), new PlannedDefinition(bo, [new PlannedVariant(bo.Text, 10)])],
            Stream = [.. lines],
            Beats = [.. lines.Select((line, i) => new PlannedBeat(i, line.Id, "Ada", Generated: false, line.Tokens))],
            Worst =
            [
                new ScheduleEntry(0, [], [], [], 0, 32) { Written = [ada20] },
                new ScheduleEntry(1, [], [], [], 0, 44),
                new ScheduleEntry(2, ["Bo"], [], [], 0, 56) { Written = [new WrittenDefinition("Bo", 10)] },
                new ScheduleEntry(3, ["Ada"], [], [], 0, 48),
                new ScheduleEntry(4, ["line0"], [], [], 0, 48),
                new ScheduleEntry(5, ["line1", "line2"], [], ["Ada"], 0, 56) { Written = [ada20] },
                new ScheduleEntry(6, [], ["line3"], [], 0, 60),
                new ScheduleEntry(7, ["Ada", "line3"], ["line4"], ["Ada"], 0, 60) { Written = [ada20] },
            ],
            Expected =
            [
                .. lines.Select((_, i) => new ScheduleEntry(i, i == 0 ? [] : [$"line{i - 1}"], [], [], 0, 32) { Written = i == 0 ? [ada20] : [] }),
            ],
        });
    }

    private static PlannedSegment Segment(string id, SegmentKind kind, int tokens, int birth, int lastUse) => new()
    {
        Id = id,
        Owner = kind == SegmentKind.Definition ? id : "Ada",
        Kind = kind,
        Tokens = TokenRange.Exactly(tokens),
        Text = $"The text of {id}.",
        Placement = Placement.Stream,
        Birth = birth,
        LastUse = lastUse,
    };
}
