using EigenFlux.Cli.Rendering;
using EigenFlux.Compiler;
using EigenFlux.Scenes.Planning;
using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Story;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Cli.Tests.Support;

/// <summary>Plans that are made by hand, so that what a test shows happens whatever the planner's prices are.</summary>
internal static class Plans
{
    private const string Program = """
        character Ada { brief "Ada." }
        character Bo { brief "Bo." full "Bo, who comes late." }
        character Cy { brief "Cy." }
        character Di { brief "Di." }
        scene S() {
          window 120 tokens, reserve 8
          cast Ada, Bo, Cy, Di
          Ada: "Hm."
        }
        """;

    /// <summary>
    /// Twelve turns of Ada's. Di is pinned. Ada is held over a pause, goes, and is written once more; Bo goes and is written again twice; Cy is
    /// live at two beats and left out.
    /// </summary>
    public static PlanFacts Coming()
    {
        var ada = new WrittenDefinition("Ada", 20);
        var bo = new WrittenDefinition("Bo", 10);
        var turns = Enumerable.Range(0, 12).Select(i => Segment($"a[{i + 1}]", SegmentKind.Turn, 6, i)).ToList();
        return With(plan => plan with
        {
            Window = 120,
            Reserve = 8,
            Cost = 1.324,
            Bound = 1.324,
            Prefix = [Definition("Di", 15, Placement.Prefix, new BeatRange(0, 0), new BeatRange(5, 6))],
            Definitions =
            [
                Streamed(Definition("Ada", 20, Placement.Stream, new BeatRange(0, 1), new BeatRange(4, 5), new BeatRange(9, 9))),
                Streamed(Definition("Bo", 10, Placement.Stream, new BeatRange(2, 3), new BeatRange(7, 7), new BeatRange(10, 10))),
                Streamed(Definition("Cy", 30, Placement.Absent, new BeatRange(6, 6), new BeatRange(8, 8))),
            ],
            Directives = new Dictionary<string, BeatDirective> { ["a[2]"] = new([], [], ["Ada"]) },
            Stream = turns,
            Beats = [.. turns.Select((turn, i) => new PlannedBeat(i, turn.Id, "Ada", Generated: true, turn.Tokens))],
            Worst = Schedule(6, boGoes: 5),
            Expected = Schedule(4, boGoes: 6),
            Problems = [],
        });

        IReadOnlyList<ScheduleEntry> Schedule(int length, int boGoes)
        {
            return
            [
                .. turns.Select((_, beat) => new ScheduleEntry(
                    beat,
                    [.. beat == boGoes || beat == 9 ? (string[])["Bo"] : [], .. beat == 6 ? (string[])["Ada"] : []],
                    [],
                    beat is 7 or 10 ? ["Bo"] : beat == 9 ? ["Ada"] : [],
                    beat * length,
                    120)
                {
                    Written = beat is 0 or 9 ? [ada] : beat is 2 or 7 or 10 ? [bo] : [],
                }),
            ];
        }
    }

    /// <summary>A small scene with another plan.</summary>
    public static PlanFacts With(Func<ScenePlan, ScenePlan> change) => With(Program, change);

    /// <summary>A scene with another plan.</summary>
    public static PlanFacts With(string program, Func<ScenePlan, ScenePlan> change)
    {
        using var folder = new Folder();
        using var host = new FluxHost();
        folder.Write("s.eflux", program);
        var image = host.Compile(host.Load(folder["s.eflux"]), new CompileOptions()).Image!;
        return new PlanFacts(image with { Plan = change(image.Plan) });
    }

    /// <summary>A segment of Ada's in the stream.</summary>
    public static PlannedSegment Segment(string id, SegmentKind kind, int tokens, int beat) => new()
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

    private static PlannedDefinition Streamed(PlannedSegment segment) => new(segment, [new PlannedVariant("", segment.Tokens.Max)]);

    private static PlannedSegment Definition(string who, int tokens, Placement placement, params IReadOnlyList<BeatRange> uses) =>
        Segment(who, SegmentKind.Definition, tokens, uses[0].From) with
        {
            Owner = who,
            Level = "brief",
            Placement = placement,
            LastUse = uses[^1].To,
            Uses = uses,
        };
}
