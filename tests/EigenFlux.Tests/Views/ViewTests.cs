using EigenFlux.Models.Contract;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Loop;
using EigenFlux.Runtime.Run;
using EigenFlux.Runtime.Trajectories;
using EigenFlux.Scenes.Image;
using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Program;
using EigenFlux.Tests.Support;

namespace EigenFlux.Tests.Views;

public sealed class ViewTests : IDisposable
{
    private const string Jury = """
        character Nina { brief "Nina, a nurse." knows "You once met the accused. Never say so." }
        character Otto { brief "Otto, a locksmith." knows "That lock cannot be picked." }
        character Petra { brief "Petra, an actuary." }
        character Foreman "the Foreman" { brief "The foreman." }
        coalition Jury(Nina, Otto, Petra) { brief "Three jurors." }
        scene S() {
          window 300 tokens, reserve 60
          POLICY
          cast Foreman, Jury
          pin "A lock, a minute, a necklace."
          pin "The lock was oiled." seen by Otto, Petra
          setting "A small room."
          repeat 3 {
            Foreman -> question until line, 14 tokens
            note "Petra counts." seen by Petra
            for j in Jury {
              j -> thought seen by j until line, 14 tokens
              j -> view until line, 14 tokens
            }
            Nina -> whisper seen by Nina, Otto until line, 12 tokens
            CHOOSE
          }
          return views: view.all
        }
        """;

    private readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    [Theory]
    [InlineData("delete by turn")]
    [InlineData("delete by turn down to 50 %")]
    [InlineData("delete by token")]
    [InlineData("delete by block 16")]
    public async Task Each_views_schedule_of_the_worst_case_is_what_a_run_of_longest_turns_shows(string policy)
    {
        // Bytes as tokens, and every turn as long as it may be.
        workshop.Record([.. Enumerable.Range(0, 60).Select(i => new string((char)('a' + (i % 26)), 24))]);
        var image = workshop.Image($$"""
            model Tape = "replay:turns.txt"
            character Ada { brief "Ada measures." knows "The dam report was hers." }
            character Ben { brief "Ben doubts." knows "He has seen it." knows "Ada does not know." }
            character Cyd { brief "Cyd waits." }
            scene Talk() on Tape {
              window 340 tokens, reserve 90
              {{policy}}
              cast Ada, Ben, Cyd
              setting "A room."
              Ben: "Begin."
              repeat 9 {
                Ada -> claim until 24 tokens
                Ben -> aside seen by Ben, Cyd until 24 tokens
                Ben -> doubt until 24 tokens
                narrator: "Time passes." seen by Ada, narrator
                Cyd -> word until 24 tokens
              }
              return claim.all
            }
            """);

        var run = await workshop.RunAsync(image);

        run.Done.Fault.ShouldBeNull();
        image.Plan.Views.Count.ShouldBe(4);
        foreach (var view in image.Plan.Views)
        {
            foreach (var name in view.Names)
            {
                ShouldBeAsPlanned(run, view, name);
            }
        }
    }

    [Theory]
    [InlineData("delete by turn cache exact")]
    [InlineData("delete by turn cache shift")]
    [InlineData("delete by token cache shift")]
    public async Task A_run_with_views_goes_on_from_every_checkpoint_as_if_nothing_had_happened(string policy)
    {
        var image = workshop.Image(Jury.Replace("POLICY", policy).Replace("CHOOSE", "choose 2 by view.length { Petra -> view until line, 12 tokens }"));
        var plain = await workshop.RunAsync(image, new RunOptions { Seed = 7 });
        var whole = await ShouldGoOnFromEveryCheckpointAsync(image, every: 9, atLeast: 9);
        CheckpointWalk.Trace(whole.Events).ShouldBe(CheckpointWalk.Trace(plain.Events));
    }

    [SkippableTheory]
    [InlineData("exact")]
    [InlineData("shift")]
    public async Task So_it_does_on_the_real_model(string cache)
    {
        var model = RealModel.Path().Replace("\\", "/", StringComparison.Ordinal);
        var image = workshop.Image($$"""
            model M = "{{model}}" { temperature 1.1 }
            character Nina { brief "Nina, a nurse." knows "You once met the accused. Never say so." }
            character Otto { brief "Otto, a locksmith." }
            scene S() on M {
              window 170 tokens, reserve 40
              delete by turn
              cache {{cache}}
              cast Nina, Otto
              repeat 4 {
                Nina -> thought seen by Nina until 14 tokens
                Otto -> aside seen by Otto until 14 tokens
                Nina -> view until 12 tokens
                Otto -> answer until 12 tokens
              }
              return views: view.all
            }
            """);
        var run = await ShouldGoOnFromEveryCheckpointAsync(image, every: 41, atLeast: 4);
        run.Events.OfType<FluxEvent.Deleted>().ShouldContain(gone => gone.View == "Nina");
    }

    private Task<Recorded> ShouldGoOnFromEveryCheckpointAsync(FluxImage image, int every, int atLeast) => CheckpointWalk.ShouldGoOnFromEachAsync(
        options => workshop.RunAsync(image, options), (checkpoint, options) => workshop.Host.ResumeAsync(checkpoint, options), every, atLeast);

    [Fact]
    public async Task Who_sees_the_same_has_one_page_and_is_computed_once()
    {
        var image = workshop.Image("""
            character Ada { brief "Ada measures." }
            character Ben { brief "Ben doubts." }
            character Cyd { brief "Cyd waits." knows "The dam leaks." }
            scene S() { window 400 tokens, reserve 60 cast Ada, Ben, Cyd repeat 3 { Ada -> a until line, 12 tokens Ben -> b until line, 12 tokens } return a: a.all }
            """);
        var plain = workshop.Image("""
            character Ada { brief "Ada measures." }
            character Ben { brief "Ben doubts." }
            character Cyd { brief "Cyd waits." }
            scene S() { window 400 tokens, reserve 60 cast Ada, Ben, Cyd repeat 3 { Ada -> a until line, 12 tokens Ben -> b until line, 12 tokens } return a: a.all }
            """);

        using var models = new SpiedModels(workshop.Folder);
        await foreach (var happened in FluxRunner.RunAsync(image, models, new RunOptions { Seed = 7 }))
        {
            (happened as FluxEvent.Done)?.Fault.ShouldBeNull();
        }

        // A secret that nobody speaks from costs no session, and changes nothing.
        models.Histories.Count.ShouldBe(1);
        var with = await workshop.RunAsync(image);
        var without = await workshop.RunAsync(plain);
        with.Turns.Select(turn => turn.Text).ShouldBe(without.Turns.Select(turn => turn.Text));
    }

    [Theory]
    [InlineData("exact")]
    [InlineData("shift")]
    public async Task However_many_see_what_others_do_not_the_cache_has_room_for_one_window_more(string cache)
    {
        var image = workshop.Image(Jury.Replace("POLICY", "delete by turn cache " + cache).Replace("CHOOSE", ""));

        using var models = new SpiedModels(workshop.Folder);
        await foreach (var happened in FluxRunner.RunAsync(image, models, new RunOptions { Seed = 7 }))
        {
            (happened as FluxEvent.Done)?.Fault.ShouldBeNull();
        }

        models.Contexts.ShouldBe([new ContextOptions(300, 2)]);
    }

    [Fact]
    public async Task A_secret_stands_at_the_end_when_its_owner_speaks()
    {
        workshop.Record(" One.", " Two.", " Three.", " Four.");
        var run = await workshop.RunAsync("""
            model Tape = "replay:turns.txt"
            character Ada { brief "Ada measures." knows "The dam leaks." }
            character Ben { brief "Ben doubts." }
            scene S() on Tape {
              window 600 tokens, reserve 60 cast Ada, Ben
              repeat 2 { Ben -> b until line, 20 tokens  Ada -> a until line, 20 tokens }
              return a: a.all
            }
            """);
        var tracker = new PageStateTracker();
        var seen = new List<string>();
        foreach (var happened in run.Events)
        {
            tracker.Apply(happened);
            if (happened is FluxEvent.TurnStarted { Speaker.Id: "Ada" })
            {
                var page = tracker.Scene.Pages.Single(page => page.View == "Ada");
                seen.Add(string.Join(' ', page.Segments.Where(segment => segment.Kind is not (SegmentKind.Definition or SegmentKind.Frame)).Select(segment => segment.Name)));
            }
        }

        seen.ShouldBe(["b[1] Ada.knows a[1]", "b[1] a[1] b[2] Ada.knows a[2]"]);
    }

    [Fact]
    public async Task Each_of_two_models_keeps_the_views_apart()
    {
        workshop.Record([.. Enumerable.Range(0, 20).Select(i => $" Line {i}.")]);
        workshop.Write("others.txt", string.Concat(Enumerable.Range(0, 20).Select(i => $" Other {i}.\n")));
        var run = await workshop.RunAsync("""
            model Tape = "replay:turns.txt"
            model Other = "replay:others.txt"
            character Ada { brief "Ada measures." knows "ADASECRET" }
            character Ben { brief "Ben doubts." knows "BENSECRET" }
            scene S() on Tape {
              window 600 tokens, reserve 60
              cast Ada, Ben on Other
              Ada: "AMONGUS" seen by Ada
              repeat 3 { Ben -> b until line, 20 tokens  Ada -> a until line, 20 tokens  Ben -> c seen by Ben until line, 20 tokens }
              return a: a.all
            }
            """);
        run.Done.Fault.ShouldBeNull();
        var tracker = new PageStateTracker();
        var seen = new HashSet<(string, string?, bool)>();
        foreach (var happened in run.Events)
        {
            tracker.Apply(happened);
            foreach (var page in tracker.Scene.Pages)
            {
                seen.UnionWith(new[] { "ADASECRET", "AMONGUS", "BENSECRET" }.Where(page.Text.Contains).Select(text => (text, page.View, page.Model is null)));
            }
        }

        seen.ShouldBe([("ADASECRET", "Ada", true), ("AMONGUS", "Ada", true), ("BENSECRET", "Ben", true), ("BENSECRET", "Ben", false)], ignoreOrder: true);
    }

    [Fact]
    public async Task Lore_that_one_mentions_in_private_comes_into_that_window_alone()
    {
        workshop.Record([.. Enumerable.Range(0, 20).Select(i => $" Line {i}.")]);
        var run = await workshop.RunAsync("""
            model Tape = "replay:turns.txt"
            lore Dam "the dam" { brief "LEAKSSINCESPRING" }
            character Ada { brief "Ada measures." }
            character Ben { brief "Ben doubts." }
            scene S() on Tape {
              window 600 tokens, reserve 60, lore 60 cast Ada, Ben
              Ada: "I think of the dam." seen by Ada
              Ben -> b until line, 20 tokens
              Ada -> a until line, 20 tokens
            }
            """);
        run.Done.Fault.ShouldBeNull();
        run.Events.OfType<FluxEvent.Appended>().Where(e => e.Text.Contains("LEAKSSINCESPRING")).Select(e => e.View).ShouldBe(["Ada"]);
    }

    private static void ShouldBeAsPlanned(Recorded run, PlannedView view, string name)
    {
        var tracker = new PageStateTracker();
        var byBeat = new SortedDictionary<int, (int Window, HashSet<string> Held, HashSet<string> Deleted)>();
        foreach (var happened in run.Events)
        {
            tracker.Apply(happened);
            var page = tracker.Scene.Pages.FirstOrDefault(page => page.View == name);
            var deleted = byBeat.GetValueOrDefault(happened.Beat).Deleted ?? [];
            if (happened is FluxEvent.Deleted gone && gone.View == name)
            {
                deleted.Add(gone.Segment);
            }

            byBeat[happened.Beat] = (page?.Length ?? 0, [.. page?.Segments.Select(segment => segment.Name) ?? []], deleted);
        }

        view.Worst.Count.ShouldBe(byBeat.Count);
        foreach (var entry in view.Worst)
        {
            var (window, held, deleted) = byBeat[entry.Beat];
            window.ShouldBe(entry.Window, $"{name}, beat {entry.Beat}");
            deleted.Where(segment => !held.Contains(segment)).ShouldBe(entry.Deleted, ignoreOrder: true, $"{name}, beat {entry.Beat}");
        }
    }
}
