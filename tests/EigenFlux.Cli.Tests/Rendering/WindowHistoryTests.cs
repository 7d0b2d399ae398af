using EigenFlux.Cli.Rendering;
using EigenFlux.Cli.Tests.Support;
using EigenFlux.Compiler;
using EigenFlux.Compiler.Layout;
using EigenFlux.Compiler.Schedule;

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
        var image = host.Compile(host.Load(example), new CompileOptions()).Image;
        if (image is not null)
        {
            ShouldAddUp(new PlanFacts(image));
        }
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
        var facts = Compile(Phases.Replace("WINDOW", $"{window}", StringComparison.Ordinal).Replace("DELETE", deletion, StringComparison.Ordinal));

        facts.Plan.Directives.Values.ShouldContain(directive => directive.Held.Count > 0);
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
        var facts = Compile(Jury.Replace("WINDOW", $"{window}", StringComparison.Ordinal).Replace("DELETE", deletion, StringComparison.Ordinal));

        facts.Plan.Views.Select(view => string.Join(' ', view.Names)).ShouldBe(["narrator Foreman Jury", "Nina", "Otto", "Petra"]);
        var deleted = facts.Views.SelectMany(view => WindowHistory.ScheduleOf(facts.Plan, view, worst: true)).SelectMany(entry => entry.Deleted).ToHashSet();
        deleted.Except(["view[8]", "setting1"]).Any().ShouldBe(window < 1000);
        ShouldAddUp(facts);
    }

    [Fact]
    public void A_view_has_no_text_that_it_does_not_see_and_the_narrators_none_that_not_all_see()
    {
        var facts = Compile(Jury.Replace("WINDOW", "1000", StringComparison.Ordinal).Replace("DELETE", "turn", StringComparison.Ordinal));
        foreach (var view in facts.Plan.Views)
        {
            var there = facts.History(worst: true, view).SelectMany(window => window).Select(part => part.Segment.Id).ToHashSet();
            there.Count.ShouldBeGreaterThan(15);
            foreach (var segment in facts.Segments.Where(segment => segment.SeenBy is not null))
            {
                there.Contains(segment.Id).ShouldBe(view.Names.Any(segment.SeenBy!.Contains), $"{segment.Id} in what {view.Names[0]} sees");
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

    /// <summary>Three who think for themselves and whisper, with a pin for two of them, a note that moves, a setting for one, and a turn that is recalled.</summary>
    private const string Jury =
        """
        character Nina { brief "Nina, a nurse." knows "You once met the accused. He was kind to you. Never say so." }
        character Otto { brief "Otto, a locksmith." knows "That lock cannot be picked in under a minute." }
        character Petra { brief "Petra, an actuary." }
        character Foreman "the Foreman" { brief "The foreman." }
        coalition Jury(Nina, Otto, Petra) { brief "Three jurors." }
        scene Deliberation() {
          window WINDOW tokens, reserve 64
          delete by DELETE
          cast Foreman, Jury
          pin "You two know the caretaker." seen by Nina, Otto
          setting "A small room."
          note "Be brief." depth 2
          repeat 3 {
            Foreman -> question until line, 14 tokens
            for j in Jury {
              j -> thought seen by j until line, 14 tokens
              j -> view until line, 14 tokens
            }
            Nina -> whisper seen by Nina, Otto until line, 14 tokens
            Otto: "Hm." seen by Otto
          }
          recall thought[2]
          setting "A small room, at night." seen by Petra
          forget view[8]
          for j in Jury { j -> view until line, 14 tokens }
        }
        """;

    /// <summary>Five people who come in phases and do not fit beside one another, a note that moves among them, and a turn that is recalled.</summary>
    private const string Phases =
        """
        character Ada { brief "Ada, a physicist who wants every claim measured and written down." line "How large?" line "I can find out by Thursday." }
        character Bo { brief "Bo, who comes late and leaves early, and is missed by nobody but the dog." line "No." line "Not today, I said, and not tomorrow either." }
        character Cy { brief "Cy, who sells what other people are afraid to keep, and keeps the change." }
        character Di { brief "Di, who counts the doors of every room that she enters, and then the windows." }
        character Em { brief "Em, a judge who has slept through more murders than anyone in the county." }
        scene Phases() {
          window WINDOW tokens, reserve 24
          delete by DELETE
          cast Ada, Bo, Cy, Di, Em
          setting "A room."
          note "Nobody sits." depth 2
          repeat 2 {
            enter Ada, Bo
            repeat 2 { Ada -> a until line, 14 tokens  Bo -> b until line, 14 tokens }
            exit Ada, Bo
            enter Cy, Di
            repeat 2 { Cy -> c until line, 14 tokens  Di -> d until line, 14 tokens }
            exit Cy, Di
            recall a[1]
            Ada: "Not you again."
            repeat 2 { Em -> e until line, 14 tokens  Ada -> a until line, 14 tokens }
          }
        }
        """;

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
                    .ShouldBe(ledgers[beat], $"beat {beat}, {(worst ? "at worst" : "as a rule")}, {view?.Names[0]}");
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
