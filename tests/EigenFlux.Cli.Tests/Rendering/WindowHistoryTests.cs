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

        // It is put back before a model speaks, so that two turns follow it then; a person's line comes after them.
        after.ShouldBe([0, 1, 2, 3, 4, 3, 4, 3, 4, 3, 4]);
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

    private static void ShouldAddUp(PlanFacts facts)
    {
        foreach (var worst in (ReadOnlySpan<bool>)[true, false])
        {
            var schedule = worst ? facts.Plan.Worst : facts.Plan.Expected;
            facts.History(worst).Select(window => window.Sum(part => part.Tokens)).ShouldBe(schedule.Select(entry => entry.Window));
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
