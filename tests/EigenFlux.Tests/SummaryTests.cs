using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Persons;
using EigenFlux.Runtime.Run;
using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Program;
using EigenFlux.Tests.Support;

namespace EigenFlux.Tests;

/// <summary>Deletion by summary, on recordings: a token is a byte.</summary>
public sealed class SummaryTests : IDisposable
{
    /// <summary>A scene that sums up what fell, and says what it was given.</summary>
    internal const string Recap = """
        scene Recap(fell: text, before: text) on Short {
          window 2000 tokens, reserve 64
          narrator: "<{before}><{fell}>"
          narrator -> told until 60 tokens
          return told
        }

        """;

    private readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    private static string Program(string policy, string body, string header = "window 256 tokens, reserve 32", string more = "") => $$"""
        model Tape = "replay:turns.txt"
        model Short = "replay:short.txt"
        character Ada { brief "Ada measures." }
        character Ben { brief "Ben doubts." }
        {{more}}
        scene Talk() on Tape {
          {{header}}
          {{policy}}
          cast Ada, Ben
          {{body}}
        }
        """;

    private const string Talk = """
        setting "A room."
        Ben: "Begin."
        repeat 12 {
          Ada -> claim until 24 tokens
          Ben -> doubt until 24 tokens
          narrator: "Time passes."
        }
        return claim.all
        """;

    private static void AgreesWith(Recorded run, IReadOnlyList<ScheduleEntry> schedule)
    {
        var own = run.Own.ToList();
        var pages = run.Pages().Where(step => own.Contains(step.Happened)).ToList();
        foreach (var entry in schedule)
        {
            var beat = pages.Where(step => step.Happened.Beat == entry.Beat).ToList();
            var deleted = beat.Select(step => step.Happened).OfType<FluxEvent.Deleted>()
                .Where(d => !Replanned.IsRetraction(run, d)).Select(d => d.Segment).ToList();
            deleted.ShouldBe(entry.Deleted, $"beat {entry.Beat}");
            var again = beat.Select(step => step.Happened).OfType<FluxEvent.Appended>().Where(a => a.Kind == SegmentKind.Summary).ToList();
            again.Where(a => a.Again).Select(a => a.Segment).ShouldBe(entry.Reinstated.Where(segment => segment == "summary"), $"beat {entry.Beat}");
            again.Select(a => (a.Segment, a.Tokens.Count)).ShouldBe(
                entry.Written.Where(written => written.Segment == "summary").Select(written => (written.Segment, written.Tokens)), $"beat {entry.Beat}");
            beat[^1].Page.Count.ShouldBe(entry.Window, $"beat {entry.Beat}");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("down to 60 %")]
    public async Task The_schedule_of_the_worst_case_is_what_a_run_of_longest_turns_and_summaries_shows(string lowWater)
    {
        workshop.Record([.. Enumerable.Range(0, 24).Select(i => new string((char)('a' + i), 24))]);
        workshop.Write("short.txt", string.Join('\n', Enumerable.Range(0, 30).Select(i => new string((char)('A' + (i % 26)), 50))) + "\n");
        var image = workshop.Image(Program($"delete by summary using Recap {lowWater}", Talk, more: Recap));

        var run = await workshop.RunAsync(image);

        run.Done.Fault.ShouldBeNull();
        image.Plan.Worst.Count(entry => entry.Reinstated.Contains("summary")).ShouldBeGreaterThan(2);
        AgreesWith(run, image.Plan.Worst);
        run.Pages().Max(step => step.Page.Count).ShouldBeLessThanOrEqualTo(2000);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task The_run_does_what_the_schedule_for_its_lengths_says_also_without_a_scene_of_the_authors(int seed)
    {
        // Turns and summaries take the recorded ones as they come, so that all have lengths of their own.
        var random = new Random(seed);
        workshop.Record([.. Enumerable.Range(0, 60).Select(i => new string((char)('a' + (i % 26)), random.Next(1, 40)))]);
        var image = workshop.Image(Program("delete by summary", Talk));

        var run = await workshop.RunAsync(image);

        run.Done.Fault.ShouldBeNull();
        run.Own.OfType<FluxEvent.Appended>().Count(a => a.Kind == SegmentKind.Summary).ShouldBeGreaterThan(2);
        var replanned = Replanned.Of(image, run);
        AgreesWith(run, replanned.Schedule);
        replanned.ShouldBeTheWindowsOf(run, image.Plan);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Definitions_lore_and_notes_that_move_are_where_the_schedule_has_them_beside_a_summary(int seed)
    {
        var random = new Random(seed);
        workshop.Record([.. Enumerable.Range(0, 60).Select(i => $"{i} {(i % 5 == 0 ? "the weir " : "")}{new string('x', random.Next(1, 30))}")]);
        var image = workshop.Image("""
            model Tape = "replay:turns.txt"
            character Ada { brief "Ada measures." }
            character Ben { brief "Ben doubts what others measure." }
            lore Weir { brief "The weir is old." }
            scene Talk() on Tape {
              window 400 tokens, reserve 48, lore 30
              delete by summary down to 80 %
              cast Ada, Ben
              setting "A room."
              for i in 1..6 {
                note "Mind {i}." depth 2
                enter Ben
                Ada -> claim until 40 tokens
                Ben -> doubt until 40 tokens
                exit Ben
                narrator: "Time passes at the weir."
                Ada -> more until 40 tokens
              }
              return claim.all
            }
            """);

        var run = await workshop.RunAsync(image);

        run.Done.Fault.ShouldBeNull();
        run.Own.OfType<FluxEvent.Appended>().Count(a => a.Kind == SegmentKind.Summary).ShouldBeGreaterThan(2);
        Replanned.Of(image, run).ShouldBeTheWindowsOf(run, image.Plan);
        run.Pages().Max(step => step.Page.Count).ShouldBeLessThanOrEqualTo(400);
    }

    [Fact]
    public async Task What_fell_out_comes_back_as_a_summary_behind_the_prefix_and_nothing_is_hidden()
    {
        workshop.Record([.. Enumerable.Range(1, 30).Select(i => $"{i} is said.")]);
        var run = await workshop.RunAsync(Program(
            "delete by summary", "repeat 12 { Ada -> claim until line, 24 tokens } return claim.all", "window 200 tokens, reserve 32"));

        run.Done.Fault.ShouldBeNull();
        var first = run.Events.OfType<FluxEvent.Called>().First();
        first.ShouldBe(first with { Scene = "summary of Talk", Depth = 1, Window = 200, SumsUp = true });
        var calls = run.Events.Count(e => e is FluxEvent.Called);
        run.Events.Count(e => e is FluxEvent.Returned).ShouldBe(calls);
        run.Own.OfType<FluxEvent.Appended>().Count(a => a.Kind == SegmentKind.Summary).ShouldBe(calls);

        // The prompt of the second has the first summary, and what fell out since; the model goes on from the target's words.
        var prompts = run.Events.OfType<FluxEvent.Appended>().Where(a => a.Kind == SegmentKind.Note).Select(a => a.Text).ToList();
        prompts[0].ShouldBe("Ada: 1 is said.\n\n");
        var summaries = run.Events.OfType<FluxEvent.Returned>().Select(r => r.Result.AsText()).ToList();
        prompts[1].ShouldStartWith(summaries[0] + "\n\nAda: ");
        prompts[1].ShouldNotContain("Ada: 1 is said.");

        var page = run.LastText;
        page.ShouldStartWith("Ada measures.\n");
        page.ShouldContain($"\n\n[What happened before: {summaries[^1]}]\nAda:");
        run.LastSegments.Count(segment => segment == "summary").ShouldBe(1);

        // Every turn is in the window or was given to a summary.
        foreach (var claim in run.Own.OfType<FluxEvent.Stopped>())
        {
            (page.Contains($"Ada:{claim.Text}\n", StringComparison.Ordinal)
                ^ prompts.Exists(prompt => prompt.Contains($"Ada: {claim.Text}", StringComparison.Ordinal))).ShouldBeTrue(claim.Text);
        }
    }

    [Fact]
    public async Task The_authors_scene_gets_what_fell_out_and_the_summary_so_far_and_what_is_too_long_is_cut()
    {
        workshop.Record([.. Enumerable.Range(1, 12).Select(i => $"{i} is said.")]);
        workshop.Write("short.txt", "First of all.\nThey spoke. Then they spoke again and again and again.\n" + string.Concat(Enumerable.Repeat("More.\n", 9)));
        var run = await workshop.RunAsync(Program(
            "delete by summary using Recap",
            "repeat 12 { Ada -> claim until line, 24 tokens } return claim.all",
            "window 200 tokens, reserve 32",
            Recap));

        run.Done.Fault.ShouldBeNull();
        var asked = run.Events.OfType<FluxEvent.Said>().Where(said => said.Kind == SegmentKind.Narration).Select(said => said.Text).ToList();
        asked[0].ShouldBe("<><Ada: 1 is said.>");
        asked[1].ShouldStartWith("<First of all.><Ada: ");
        asked[2].ShouldStartWith("<They spoke.><Ada: ");
        run.LastText.ShouldContain("[What happened before: More.]\n");
    }

    [Fact]
    public async Task An_empty_summary_leaves_the_one_before_and_is_told()
    {
        workshop.Record([.. Enumerable.Range(1, 12).Select(i => $"{i} is said.")]);
        workshop.Write("short.txt", "First.\n" + string.Concat(Enumerable.Repeat("\\e\n", 10)));
        var image = workshop.Image(Program(
            "delete by summary using Recap", "repeat 12 { Ada -> claim until line, 24 tokens } return claim.all", "window 200 tokens, reserve 32", Recap));
        var run = await workshop.RunAsync(image);

        run.Done.Fault.ShouldBeNull();
        run.LastText.ShouldContain("[What happened before: First.]\n");
        run.Own.OfType<FluxEvent.Appended>().Count(a => a.Kind == SegmentKind.Summary).ShouldBe(1);
        var told = run.Events.OfType<FluxEvent.Noticed>().First().Fault;
        told.ShouldBeOfType<RunFault.SummaryEmpty>().Summarizer.ShouldBe("Recap");
        FluxHost.Explain(told).Code.Id.ShouldBe("EF5021");
    }

    [Fact]
    public async Task Settings_that_were_replaced_and_what_was_forgotten_are_not_told_and_a_run_that_ends_folds_nothing()
    {
        workshop.Record([.. Enumerable.Range(1, 20).Select(i => $"{i} is said.")]);
        var run = await workshop.RunAsync(Program(
            "delete by summary",
            """
            repeat 8 {
              setting "A room."
              Ada -> claim until line, 24 tokens
              forget claim
              Ben -> doubt until line, 24 tokens
            }
            repeat 9 { narrator: "The clock moves on." }
            return claim.all
            """,
            "window 200 tokens, reserve 32"));

        run.Done.Fault.ShouldBeNull();
        var prompts = run.Events.OfType<FluxEvent.Appended>().Where(a => a.Kind == SegmentKind.Note).Select(a => a.Text).ToList();
        prompts.ShouldNotBeEmpty();
        prompts.ShouldAllBe(prompt => !prompt.Contains("Ada:") && !prompt.Contains("room") && !prompt.Contains("clock"));
        run.Own.OfType<FluxEvent.Deleted>().ShouldContain(d => d.Segment.StartsWith("narration"));
    }

    [Fact]
    public async Task What_is_recalled_before_it_is_told_is_not_told_and_what_was_told_is_not_told_again()
    {
        workshop.Record([.. Enumerable.Range(1, 20).Select(i => $"{i} is said.")]);
        var run = await workshop.RunAsync(Program(
            "delete by summary",
            """
            Ada -> first until line, 24 tokens
            repeat 6 { narrator: "The clock moves on." }
            recall first
            Ada -> claim until line, 24 tokens
            repeat 6 { narrator: "The clock moves on." }
            Ada -> claim until line, 24 tokens
            recall first
            repeat 6 { narrator: "The clock moves on." }
            Ada -> claim until line, 24 tokens
            return claim.all
            """,
            "window 200 tokens, reserve 32"));

        run.Done.Fault.ShouldBeNull();
        var prompts = run.Events.OfType<FluxEvent.Appended>().Where(a => a.Kind == SegmentKind.Note).ToList();
        var told = prompts.Where(a => a.Text.Contains("Ada: 1 is said.", StringComparison.Ordinal)).ShouldHaveSingleItem();

        // It fell out before the first claim, too, and was recalled there; a prompt of that beat has the lines that fell out with it.
        var events = run.Events.ToList();
        var claimed = events.FindIndex(e => e is FluxEvent.Stopped { Capture: "claim" });
        events.IndexOf(prompts[0]).ShouldBeLessThan(claimed);
        events.IndexOf(told).ShouldBeGreaterThan(claimed);
        run.Own.OfType<FluxEvent.Deleted>().Count(d => d.Segment == "first[1]").ShouldBe(2);
    }

    [Fact]
    public async Task In_a_chat_the_summary_is_asked_for_in_a_message_and_is_one()
    {
        workshop.Record([.. Enumerable.Range(1, 30).Select(i => $"{i} is said.")]);
        var run = await workshop.RunAsync("""
            model Tape = "replay:turns.txt" { template chatml }
            character Ada { brief "Ada measures." }
            scene Talk() on Tape {
              window 500 tokens, reserve 64
              target chat
              delete by summary
              cast Ada
              repeat 10 { narrator: "Go on." Ada -> claim until line, 24 tokens }
              return claim.all
            }
            """);

        run.Done.Fault.ShouldBeNull();
        var prompt = run.Events.OfType<FluxEvent.Appended>().First(a => a.Kind == SegmentKind.Note).Text;
        prompt.ShouldStartWith("<|im_start|>user\nGo on.");
        prompt.ShouldEndWith("Leave out nothing that matters later.<|im_end|>\n");
        prompt.ShouldNotContain("assistant");
        var summary = run.Events.OfType<FluxEvent.Returned>().Last().Result.AsText();
        run.LastText.ShouldContain($"<|im_start|>user\nThe story so far: {summary}<|im_end|>\n<|im_start|>");
    }

    [Fact]
    public async Task A_person_does_not_wait_for_a_summary()
    {
        workshop.Record("one", "two");
        var run = await workshop.RunAsync(
            Program("delete by summary", "repeat 20 { Ben -> word on input } return word.count", "window 200 tokens, reserve 32"),
            new RunOptions { Person = new Talker() });
        run.Done.Fault.ShouldBeNull();
        run["word"].ShouldBe("20");
        run.Events.OfType<FluxEvent.Deleted>().ShouldNotBeEmpty();
        run.Events.ShouldAllBe(e => !(e is FluxEvent.Called));
    }

    private sealed class Talker : IPerson
    {
        public ValueTask<PersonAnswer> AskAsync(PersonAsk ask, CancellationToken cancellation) => ValueTask.FromResult<PersonAnswer>("I say this and that.");
    }

    [Fact]
    public async Task What_fell_out_is_told_in_portions_where_the_scene_that_sums_up_is_small()
    {
        workshop.Record("The end.");
        workshop.Write("short.txt", string.Concat(Enumerable.Range(1, 40).Select(i => $"Sum {i}.\n")));
        var small = Recap.Replace("2000 tokens, reserve 64", "120 tokens, reserve 16", StringComparison.Ordinal);
        var run = await workshop.RunAsync(Program(
            "delete by summary using Recap",
            "for i in 1..20 { narrator: \"This is what happened in the hour {i} of the watch.\" } Ada -> claim until line, 24 tokens return claim.all",
            "window 400 tokens, reserve 32",
            small));

        run.Done.Fault.ShouldBeNull();
        var asked = run.Events.OfType<FluxEvent.Said>().Where(said => said.Text.StartsWith('<')).Select(said => said.Text).ToList();
        asked.Count.ShouldBeGreaterThan(4);
        string.Concat(asked).ShouldContain("hour 1 ");
        for (var i = 1; i < asked.Count; i++)
        {
            asked[i].ShouldStartWith($"<Sum {i}.><");
        }

        run.LastText.ShouldContain($"[What happened before: Sum {asked.Count}.]\n");
    }

    [Fact]
    public async Task A_summary_that_fails_ends_the_run_and_what_was_said_is_kept()
    {
        workshop.Record([.. Enumerable.Range(1, 12).Select(i => $"{i} is said.")]);
        workshop.Write("short.txt", "Only one.\n");
        var run = await workshop.RunAsync(Program(
            "delete by summary using Recap",
            "repeat 12 { Ada -> claim until line, 24 tokens } return claim.all",
            "window 200 tokens, reserve 32",
            Recap));

        run.Done.By.ShouldBe(RunEnd.Failed);
        FluxHost.Explain(run.Done.Fault!).Code.Id.ShouldBe("EF4008");
        run["claim"].ShouldContain("5 is said.");

        // The scene's own page is as it was: the new summary comes in when it is whole.
        var own = run.Own.ToList();
        var page = run.Pages().Last(step => step.Happened is not FluxEvent.Done && own.Contains(step.Happened)).Page;
        page.ShouldContain(token => token.Segment == "summary");
    }

    [Fact]
    public async Task Characters_on_other_models_have_the_same_summary_in_their_windows()
    {
        workshop.Record([.. Enumerable.Range(1, 30).Select(i => $"{i} is said.")]);
        workshop.Write("short.txt", string.Concat(Enumerable.Range(1, 30).Select(i => $"{i} is doubted.\n")));
        var run = await workshop.RunAsync(Program(
            "delete by summary",
            "repeat 10 { Ada -> claim until line, 24 tokens Ben -> doubt on Short until line, 24 tokens } return claim.all",
            "window 200 tokens, reserve 32"));

        run.Done.Fault.ShouldBeNull();
        var written = run.Own.OfType<FluxEvent.Appended>().Where(a => a.Kind == SegmentKind.Summary).ToList();
        var mine = written.Where(a => a.Model is null).Select(a => a.Text).ToList();
        mine.Count.ShouldBeGreaterThan(2);
        written.Where(a => a.Model is not null).Select(a => a.Text).ShouldBe(mine);
    }

    [Fact]
    public async Task The_seeds_of_the_turns_are_the_same_however_often_a_summary_is_written()
    {
        // What is said next depends on the seed alone.
        var host = new HandMadeHost(new HandMadeModel(static _ => [.. "abcdefgh".Select(static letter => (letter, 0.125))]));
        var turns = new List<string>();
        var summaries = new List<int>();
        foreach (var policy in new[] { "delete by summary", "delete by turn" })
        {
            var run = await host.RunAsync($$"""
                character Ada { brief "Ada measures." }
                scene Talk() {
                  window 160 tokens, reserve 24
                  {{policy}}
                  cast Ada
                  repeat 12 { Ada -> claim until 20 tokens }
                  return claim.all
                }
                """);
            run.Done.Fault.ShouldBeNull();
            turns.Add(run["claim"]);
            summaries.Add(run.Events.OfType<FluxEvent.Called>().Count(call => call.SumsUp));
        }

        summaries[0].ShouldBeGreaterThan(2);
        summaries[1].ShouldBe(0);
        turns[0].ShouldBe(turns[1]);
    }

    [Fact]
    public async Task A_run_on_the_model_that_ships_is_the_same_each_time()
    {
        var texts = new List<string>();
        for (var i = 0; i < 2; i++)
        {
            var run = await workshop.RunAsync("""
                character Ada { brief "Ada measures." }
                scene Talk() {
                  window 128 tokens, reserve 24
                  delete by summary down to 70 %
                  cast Ada
                  repeat 10 { Ada -> claim until line, 20 tokens }
                  return claim.all
                }
                """);
            run.Done.Fault.ShouldBeNull();
            run.Events.OfType<FluxEvent.Called>().ShouldNotBeEmpty();
            texts.Add(string.Join('\n', run.Events.OfType<FluxEvent.Appended>().Select(a => $"{a.At} {a.Segment} {a.Text}")));
        }

        texts[0].ShouldBe(texts[1]);
    }
}
