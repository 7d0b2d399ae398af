using EigenFlux.Runtime.Events;
using EigenFlux.Scenes.Image;
using EigenFlux.Scenes.Program;
using EigenFlux.Tests.Support;

namespace EigenFlux.Tests;

public sealed class ScheduleTests : IDisposable
{
    private readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    [Theory]
    [InlineData("delete by turn")]
    [InlineData("delete by turn down to 50 %")]
    [InlineData("delete by token")]
    [InlineData("delete by token down to 70 %")]
    [InlineData("delete by block 16")]
    public async Task The_schedule_of_the_worst_case_is_what_a_run_of_longest_turns_shows(string policy)
    {
        // Bytes as tokens, and every turn as long as it may be.
        workshop.Record([.. Enumerable.Range(0, 24).Select(i => new string((char)('a' + i), 24))]);
        var image = workshop.Image($$"""
            model Tape = "replay:turns.txt"
            character Ada { brief "Ada measures." }
            character Ben { brief "Ben doubts." }
            scene Talk() on Tape {
              window 256 tokens, reserve 32
              {{policy}}
              cast Ada, Ben
              setting "A room."
              Ben: "Begin."
              repeat 12 {
                Ada -> claim until 24 tokens
                Ben -> doubt until 24 tokens
                narrator: "Time passes."
              }
              return claim.all
            }
            """);

        var run = await workshop.RunAsync(image);

        run.Done.Fault.ShouldBeNull();
        run.Events.OfType<FluxEvent.Deleted>().ShouldNotBeEmpty();
        var pages = run.Pages().Select(step => (step.Happened, step.Page.Count, Held: step.Page.Select(t => t.Segment).ToHashSet())).ToList();
        foreach (var entry in image.Plan.Worst)
        {
            var beat = pages.Where(step => step.Happened.Beat == entry.Beat).ToList();
            var deleted = beat.Select(step => step.Happened).OfType<FluxEvent.Deleted>().Select(d => d.Segment).ToHashSet();
            var gone = deleted.Where(segment => !beat[^1].Held.Contains(segment)).ToList();
            gone.ShouldBe(entry.Deleted, ignoreOrder: true, $"beat {entry.Beat}");
            deleted.Except(gone).ShouldBe(entry.Cut.Except(entry.Deleted), ignoreOrder: true, $"beat {entry.Beat}");
            beat[^1].Count.ShouldBe(entry.Window, $"beat {entry.Beat}");
        }

        pages.Max(step => step.Count).ShouldBeLessThanOrEqualTo(256);
    }

    [Fact]
    public async Task A_turn_that_is_kept_by_a_weight_goes_when_the_plan_says()
    {
        workshop.Record([.. Enumerable.Range(0, 25).Select(i => new string((char)('a' + i), 20))]);
        var image = workshop.Image("""
            model Tape = "replay:turns.txt"
            character Ada { brief "Ada measures." }
            scene Talk() on Tape {
              window 200 tokens, reserve 24
              cast Ada
              Ada -> promise until 20 tokens
              keep promise weight 50
              repeat 24 {
                Ada -> claim until 20 tokens
                keep claim weight 0.05
              }
              return claim.all
            }
            """);
        image.Plan.Directives.Values.SelectMany(directive => directive.Released).ShouldNotBeEmpty();
        var run = await workshop.RunAsync(image);
        run.Done.Fault.ShouldBeNull();
        foreach (var entry in image.Plan.Worst)
        {
            run.Events.OfType<FluxEvent.Deleted>().Where(deleted => deleted.Beat == entry.Beat).Select(deleted => deleted.Segment)
                .ShouldBe(entry.Deleted, ignoreOrder: true, $"beat {entry.Beat}");
        }

        run.Pages().Last().Page.ShouldContain(token => token.Segment == "promise[1]");
    }

    [Fact]
    public async Task Under_turn_every_deletion_takes_whole_segments_and_the_prefix_never_changes()
    {
        workshop.Record([.. Enumerable.Range(0, 20).Select(i => $"This is turn {i}, which is not long.")]);
        var run = await workshop.RunAsync("""
            model Tape = "replay:turns.txt"
            character Ada { brief "Ada measures." }
            scene Alone() on Tape {
              window 256 tokens, reserve 64
              cast Ada
              pin "The deal closes at midnight."
              repeat 20 { Ada -> claim until line, 60 tokens }
              return count: claim.count
            }
            """);

        var prefix = run.Pages().First(step => step.Happened is FluxEvent.TurnStarted).Page
            .TakeWhile(token => !token.Segment.StartsWith("claim", StringComparison.Ordinal)).ToList();
        prefix.Count.ShouldBeGreaterThan(20);
        foreach (var (happened, page) in run.Pages())
        {
            if (happened is FluxEvent.Deleted deleted)
            {
                page.ShouldNotContain(token => token.Segment == deleted.Segment);
            }

            page.Take(prefix.Count).ShouldBe(prefix.Take(page.Count));
        }

        run["count"].ShouldBe("20");
    }

    /// <summary>
    /// Without lore each plan fills the window, and the scene as it is planned does not: the entry pushes out a turn before it is kept.
    /// </summary>
    [Fact]
    public void An_image_whose_every_plan_fills_the_window_is_read_as_it_was_written()
    {
        var image = workshop.Image("""
            character Ada "Dr.Ada" { brief "Adaİ" }
            character Ben { brief "" }
            character Cy { brief "Onex" }
            coalition Pair(Ada, Ben) { brief "" }
            lore Toll "the" { brief "A." also "rope" }
            scene Talk() {
              window 200, reserve 24
              target novel
              delete by summary
              cast Ben, Pair, Cy
              setting "A  rope. 😀"
              repeat 8 {
                Ada | Cy -> c2 until line, 8 tokens
                narrator -> c1 until line, 8 tokens
                keep c2
              }
              while c1 ~ /(e)+/ at most 3 {
                note "One, fiveeight,ten."
                Ben -> c4 until line, 8 tokens
              }
            }
            """);

        double.IsFinite(image.Plan.Cost).ShouldBeTrue();
        image.Plan.Cost.ShouldBeGreaterThanOrEqualTo(image.Plan.Bound);
        var written = ImageSerializer.Write(image);
        ImageSerializer.Write(ImageSerializer.Read(written)).ShouldBe(written);
    }

    /// <summary>Four who speak in turn for a while and come back later; their definitions do not fit beside one another.</summary>
    [Theory]
    [InlineData("delete by turn")]
    [InlineData("delete by turn down to 60 %")]
    [InlineData("delete by token")]
    [InlineData("delete by block 16")]
    public async Task What_the_schedule_says_is_in_the_window_at_each_beat_is_what_was_in_the_page_state(string policy)
    {
        var random = new Random(policy.Length);
        workshop.Record([.. Enumerable.Range(0, 48).Select(i => $" turn {i} " + new string((char)('a' + (i % 26)), random.Next(1, 30)))]);
        var image = workshop.Image($$"""
            model Tape = "replay:turns.txt"
            character Ada { brief "Ada measures." full "Ada measures everything twice and writes it into a small book." line "How large?" line "And how do you know?" }
            character Ben { brief "Ben doubts." full "Ben doubts whatever he has not seen with his own two eyes." line "I doubt it." line "Show me." }
            character Cid { brief "Cid counts." full "Cid counts the coins again, and there is always one too few." line "Forty-one." line "Again." }
            character Dot { brief "Dot waits." full "Dot waits at the door with her coat on and says nothing much." line "Well?" line "It is late." }
            scene Talk() on Tape {
              window 330 tokens, reserve 48
              {{policy}}
              cast Ada, Ben, Cid, Dot
              setting "A room."
              note "It rains." depth 2
              repeat 2 {
                repeat 4 { Ada -> claim until line, 40 tokens Ben -> doubt until line, 40 tokens }
                narrator: "Cid looks up at Dot."
                repeat 4 { Cid -> count until line, 40 tokens Dot -> wait until line, 40 tokens }
                note "It still rains, {wait}." depth 3
                setting "The stairs."
                recall doubt[1]
              }
              enter Ben
              Ada -> late until line, 40 tokens
              Ada -> later until line, 40 tokens
              exit Ben
              forget Ada
              repeat 4 { Dot -> end until line, 40 tokens }
              return claim.all
            }
            """);

        var run = await workshop.RunAsync(image);

        run.Done.Fault.ShouldBeNull();
        run.Events.OfType<FluxEvent.Appended>().ShouldContain(appended => appended.Again && appended.Kind == SegmentKind.Definition);
        image.Plan.Prefix.Count(segment => segment.Kind == SegmentKind.Definition).ShouldBeLessThan(4);
        Replanned.Of(image, run).ShouldBeTheWindowsOf(run, image.Plan);
    }

    [SkippableTheory]
    [InlineData("exact")]
    [InlineData("shift")]
    public async Task On_the_real_model_the_run_deletes_what_the_schedule_for_its_lengths_says(string cache)
    {
        var model = RealModel.Path();
        var image = workshop.Image(
            $$"""
            character Oona { brief "Oona, the first mate, who reads the instruments aloud." }
            character Brandt { brief "Captain Brandt, who answers with one word more than is needed." }
            scene Watch() {
              window 160 tokens, reserve 32
              delete by turn down to 65 %
              cache {{cache}}
              cast Oona, Brandt
              setting "The bridge of the Patience. The sea is calm."
              repeat 8 {
                Oona -> log until line, 24 tokens
                Brandt -> answer until line, 24 tokens
              }
              return log.all
            }
            """,
            new Compiler.CompileOptions { Model = model });

        var run = await workshop.RunAsync(image);

        run.Done.Fault.ShouldBeNull();
        run.Turns.Count().ShouldBe(16);
        run.Events.OfType<FluxEvent.Deleted>().Count(d => !Replanned.IsRetraction(run, d)).ShouldBeGreaterThan(4);
        Replanned.Of(image, run).ShouldBeTheWindowsOf(run, image.Plan);
        run.Events.OfType<FluxEvent.Deleted>().ShouldContain(d => d.Mode.ToString() == (cache == "shift" ? "Shift" : "Exact"));
    }
}
