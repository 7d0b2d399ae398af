using EigenFlux.Cli.Rendering;
using EigenFlux.Cli.Tests.Support;
using EigenFlux.Compiler;
using EigenFlux.Scenes.Planning;
using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Program;

namespace EigenFlux.Cli.Tests.Rendering;

public sealed class WindowHistoryTests : IDisposable
{
    private readonly Folder folder = new();

    public static TheoryData<string> Examples =>
        [.. Directory.EnumerateFiles(Eflux.Examples, "*.eflux", SearchOption.AllDirectories).Where(file => File.ReadAllText(file).Contains("scene ", StringComparison.Ordinal))];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Examples))]
    public void After_each_beat_there_is_as_much_as_the_schedule_says(string example)
    {
        using var host = new FluxHost();
        var compiled = host.Compile(host.Load(example), new CompileOptions());
        ShouldAddUp(new PlanFacts(compiled.Image.ShouldNotBeNull(string.Join('\n', compiled.Diagnostics))));
    }

    [Fact]
    public void What_is_kept_loses_nothing_to_what_is_cut_behind_it()
    {
        var facts = Compile(
            """
            character Ada { brief "Ada." }
            scene S() {
              window 100 tokens, reserve 20
              delete by token
              cast Ada
              setting "A room with one chair."
              repeat 9 { Ada -> a until line, 17 tokens }
            }
            """);
        var last = facts.History(worst: true)[^1].SkipWhile(part => part.Segment.Placement == Placement.Prefix).ToList();

        last[0].Segment.Kind.ShouldBe(SegmentKind.Setting);
        last[0].Tokens.ShouldBe(last[0].Segment.Tokens.Max);
        last[1].Tokens.ShouldBeLessThan(last[1].Segment.Tokens.Max);
        last.Skip(2).ShouldAllBe(part => part.Tokens == part.Segment.Tokens.Max);
        ShouldAddUp(facts);
    }

    [Fact]
    public void A_note_with_a_depth_stands_that_many_turns_from_the_end()
    {
        var facts = Compile(
            """
            character Ada { brief "Ada." }
            character You { brief "You." }
            scene S(far: int = 2) {
              window 400 tokens, reserve 20
              cast Ada, You on input
              note "Be short." depth far
              repeat 5 { Ada -> a until line, 9 tokens  You -> said until line, 9 tokens }
            }
            """);
        var after = facts.History(worst: true).Select(window => window.Reverse().TakeWhile(part => part.Segment.Kind != SegmentKind.Note).Count());

        // It is put back before each turn, a person's too, so that two follow it then; the turn itself is the third.
        after.ShouldBe([0, 1, 2, 3, 3, 3, 3, 3, 3, 3, 3]);
        ShouldAddUp(facts);
    }

    [Fact]
    public void One_who_enters_again_while_there_is_not_written_twice()
    {
        var facts = Compile(
            """
            character Ada { brief "Ada." }
            character Bo { brief "Bo." }
            scene S() {
              window 400 tokens, reserve 20
              cast Ada, Bo
              Ada -> a until line, 9 tokens
              enter Bo
              Bo -> b until line, 9 tokens
              exit Bo
              enter Bo
              Bo -> b until line, 9 tokens
            }
            """);

        facts.Segments.Select(segment => segment.Id).ShouldBeUnique();
        facts.History(worst: true)[^1].Count(part => part.Segment.Id == "Bo").ShouldBe(1);
        ShouldAddUp(facts);
    }

    [Theory]
    [InlineData(190, "turn")]
    [InlineData(170, "turn")]
    [InlineData(190, "turn down to 80 %")]
    [InlineData(190, "token")]
    [InlineData(170, "token")]
    [InlineData(190, "block 16")]
    [InlineData(170, "block 16")]
    public void Definitions_that_come_and_go_are_where_the_ledger_has_them(int window, string deletion)
    {
        var facts = Compile(Programs.Phases(window, deletion));

        facts.Plan.Worst.ShouldContain(entry => entry.Written.Any(written => entry.Reinstated.Contains(written.Segment)));
        ShouldAddUp(facts);
    }

    [Theory]
    [InlineData(300, "turn")]
    [InlineData(256, "turn down to 70 %")]
    [InlineData(256, "token")]
    [InlineData(256, "block 16")]
    [InlineData(1000, "turn")]
    public void Each_view_has_what_it_sees_where_the_ledger_has_it(int window, string deletion)
    {
        var facts = Compile(Programs.Jury(window, deletion));

        facts.Plan.Views.Select(view => string.Join(' ', view.Names)).ShouldBe(["narrator Foreman Jury", "Nina", "Otto", "Petra"]);
        var deleted = facts.Views.SelectMany(view => WindowHistory.ScheduleOf(facts.Plan, view, worst: true)).SelectMany(entry => entry.Deleted).ToHashSet();
        deleted.Except(["view[8]", "setting1"]).Any().ShouldBe(window < 1000);
        ShouldAddUp(facts);
    }

    [Fact]
    public void A_view_has_no_text_that_it_does_not_see_and_the_narrators_none_that_not_all_see()
    {
        var facts = Compile(Programs.Jury(1000, "turn"));
        foreach (var view in facts.Plan.Views)
        {
            var there = facts.History(worst: true, view).SelectMany(window => window).Select(part => part.Segment.Id).ToHashSet();
            there.Count.ShouldBeGreaterThan(15);
            foreach (var segment in facts.Segments.Where(segment => !segment.SeenBy.IsEveryone))
            {
                there.Contains(segment.Id).ShouldBe(view.Names.Any(segment.SeenBy.Contains), $"{segment.Id} in what {view.Names[0]} sees");
            }
        }

        var narrators = facts.History(worst: true).Select(window => window.Select(part => part.Segment.Id));
        narrators.ShouldBe(facts.History(worst: true, facts.Plan.Views[0]).Select(window => window.Select(part => part.Segment.Id)));
        narrators.SelectMany(ids => ids).ShouldNotContain(id => id.Contains("thought", StringComparison.Ordinal) || id.Contains("knows", StringComparison.Ordinal));
    }

    [Fact]
    public void What_a_view_alone_has_comes_to_the_end_before_its_owner_speaks_and_stays_where_it_is_when_others_do()
    {
        var facts = Compile(
            """
            character Ada { brief "Ada." knows "You are late." }
            character Bo { brief "Bo." }
            scene S() {
              window 400 tokens, reserve 60
              cast Ada, Bo
              narrator: "Rain."
              repeat 2 {
                Bo -> b until line, 9 tokens
                Ada -> a until line, 9 tokens
                Bo -> c until line, 9 tokens
              }
            }
            """);
        var ada = facts.Plan.Views.Single(view => view.Names.Contains("Ada"));

        facts.History(worst: true, ada).Select(window =>
            string.Join(' ', window.Where(part => part.Segment.Placement != Placement.Prefix).Select(part => part.Segment.Id))).ShouldBe(
        [
            "Ada.knows narration1",
            "Ada.knows narration1 b[1]",
            "narration1 b[1] Ada.knows a[1]",
            "narration1 b[1] Ada.knows a[1] c[1]",
            "narration1 b[1] Ada.knows a[1] c[1] b[2]",
            "narration1 b[1] a[1] c[1] b[2] Ada.knows a[2]",
            "narration1 b[1] a[1] c[1] b[2] Ada.knows a[2] c[2]",
        ]);
        ShouldAddUp(facts);
    }

    private static void ShouldAddUp(PlanFacts facts)
    {
        foreach (var (view, worst) in facts.Views.SelectMany(view => new[] { (view, true), (view, false) }))
        {
            var schedule = WindowHistory.ScheduleOf(facts.Plan, view, worst);
            var history = facts.History(worst, view);
            history.Select(window => window.Sum(part => part.Tokens)).ShouldBe(schedule.Select(entry => entry.Window));
            var ledgers = Ledgers.Of(facts, worst, view);
            for (var beat = 0; beat < history.Count; beat++)
            {
                history[beat].Where(part => part.Segment.Placement is not (Placement.Prefix or Placement.Tail) && part.Tokens > 0)
                    .Select(part => FormattableString.Invariant($"{part.Segment.Id} {part.Tokens}"))
                    .ShouldBe(ledgers[beat], $"beat {beat}, {(worst ? "at worst" : "typically")}, {view?.Names[0]}");
            }
        }
    }

    private PlanFacts Compile(string program)
    {
        using var host = new FluxHost();
        var result = host.Compile(host.Load(folder[folder.Write("scene.eflux", program)]), new CompileOptions());
        result.HasErrors.ShouldBeFalse(string.Join('\n', result.Diagnostics.Select(found => found.Message)));
        return new PlanFacts(result.Image!);
    }
}
