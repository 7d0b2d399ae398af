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
        foreach (var worst in (ReadOnlySpan<bool>)[true, false])
        {
            var schedule = worst ? facts.Plan.Worst : facts.Plan.Expected;
            var history = facts.History(worst);
            history.Select(window => window.Sum(part => part.Tokens)).ShouldBe(schedule.Select(entry => entry.Window));
            var ledgers = Ledgers.Of(facts, worst);
            for (var beat = 0; beat < history.Count; beat++)
            {
                history[beat].Where(part => part.Segment.Placement != Placement.Prefix && part.Tokens > 0)
                    .Select(part => FormattableString.Invariant($"{part.Segment.Id} {part.Tokens}"))
                    .ShouldBe(ledgers[beat], $"beat {beat}, {(worst ? "at worst" : "as a rule")}");
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
