using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Loop;
using EigenFlux.Runtime.Run;
using EigenFlux.Scenes.Values;
using EigenFlux.Tests.Support;

namespace EigenFlux.Tests.Views;

/// <summary>Texts that some alone see, in scenes that watch somebody: what is watched is what everyone sees.</summary>
public sealed class WatchViewTests : IDisposable
{
    private const string Cast = """
        character Ada { brief "Ada is here." }
        character Ben { brief "Ben asks." }
        character Cyd { brief "Cyd waits." }
        premise Glad of Ada { brief "Ada is glad." }
        premise Sad of Ada { brief "Ada is sad." }

        """;

    private readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    /// <summary>Everyone says yes or no, all as often; in a universe, how often Ada says which depends on what stands before it, a "b" above all.</summary>
    private static HandMadeHost Answers(bool shifts = false, double mark = 0.05) => new(new HandMadeModel(page =>
    {
        var yes = page.Contains("glad", StringComparison.Ordinal) ? 0.5 + (0.4 * Share(page, 'b')) : page.Contains("sad", StringComparison.Ordinal) ? 0.3 - (0.2 * Share(page, 'e')) : 0.5;
        return [('y', yes * (1 - mark)), ('n', (1 - yes) * (1 - mark)), ('!', mark)];
    })
    { CanShift = shifts });

    private static double Share(string page, char letter) => page.Count(c => c == letter) % 8 / 8.0;

    [Fact]
    public async Task What_the_watched_one_says_in_private_is_not_heard()
    {
        var run = await Answers().RunAsync(Cast + """
            scene S() {
              cast Ada, Ben
              watch Ada over Glad, Sad as a
              Ada: "nnnn" seen by Ada
              let scripted = a[Glad]
              Ada -> thought seen by Ada until 6 tokens, a[Glad] > 0.9
              Ada -> whisper seen by Ben until 6 tokens
              let said = a[Glad]
              recall thought
              forget thought
              let recalled = a[Glad]
              Ada: "yy" seen by Ada, Ben, narrator
              let all = a[Glad]
              Ada: "y"
              return scripted: scripted, said: said, recalled: recalled, all: all, heard: a[Glad], ever: a.ever[Glad], rest: a.rest
            }
            """);
        run.Done.Fault.ShouldBeNull();
        run.Turns.ShouldAllBe(turn => turn.Text.Length == 6);
        Number(run, "scripted").ShouldBe(0.5);
        Number(run, "said").ShouldBe(0.5);
        Number(run, "recalled").ShouldBe(0.5);

        // What is for all who are there by their names everyone sees.
        Number(run, "all").ShouldBeGreaterThan(0.6);
        Number(run, "heard").ShouldBeGreaterThan(Number(run, "all"));
        Number(run, "ever").ShouldBe(Number(run, "heard"), 1e-9);
        run.Events.OfType<FluxEvent.Amplitude>().Count().ShouldBe(2);
    }

    public static TheoryData<string, bool> Policies => new()
    {
        { "window 9000 tokens", false },
        { "window 260 tokens, reserve 40 delete by turn", false },
        { "window 260 tokens, reserve 40 delete by turn down to 70 % cache shift", true },
        { "window 260 tokens, reserve 40 delete by token", false },
        { "window 260 tokens, reserve 40 delete by block 7 cache shift", true },
        { "window 300 tokens, reserve 40 delete by summary", false },
        { "window 300 tokens, reserve 40 delete by summary cache shift", true },
    };

    /// <summary>A story in which Ada has a window of her own from the first.</summary>
    private static string Story(string policy, string secret) => Cast.Replace("\"Ada is here.\"", $"\"Ada is here.\" knows \"{secret}\"") + $$"""
        scene S() {
          {{policy}}
          cast Ada, Ben, Cyd
          watch Ada over Glad, Sad as a
          pin "{{secret}}" seen by Ben
          setting "A room."
          note "It is late, and {a[Glad]}." depth 1
          repeat 4 {
            Ben: "Well, {a[Sad]}?"
            Ada -> thought seen by Ada until 9 tokens
            Ada -> said until 14 tokens, a[Glad] > 0.97
            Ben -> reply seen by Ben until 9 tokens
            Cyd -> word until 8 tokens
            choose 2 by a[Glad] { Ada -> more until 7 tokens Ben: "{more}" seen by Ben, Cyd }
            forget word
            Ada: "yn"
          }
          return glad: a[Glad], ever: a.ever[Glad], rest: a.rest
        }
        """;

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task The_posterior_is_the_same_to_the_last_bit_whatever_the_private_texts_say(string policy, bool shifts)
    {
        Recorded? before = null;
        foreach (var secret in new[] { "beebe", "bbbbb", "xxxxx" })
        {
            // What some alone see stays in no universe, and what it says changes no amplitude.
            var host = Answers(shifts);
            var run = await host.RunAsync(Story(policy, secret));
            run.Done.Fault.ShouldBeNull();
            var universes = host.Model.Batches.SelectMany(batch => batch).Concat(host.Model.Sessions.Select(session => HandMadeModel.TextOf(session.Tokens)))
                .Where(text => text.Contains("Ada is glad", StringComparison.Ordinal) || text.Contains("Ada is sad", StringComparison.Ordinal)).ToList();
            universes.Count.ShouldBeGreaterThan(20);
            universes.ShouldAllBe(text => !text.Contains(secret));
            if (before is not null)
            {
                Found(run).ShouldBe(Found(before));
                run.Turns.Select(turn => turn.Text).ShouldBe(before.Turns.Select(turn => turn.Text));
            }

            before = run;
        }

        Found(before!).Distinct().Count().ShouldBeGreaterThan(20);
    }

    [Fact]
    public async Task One_with_a_secret_is_heard_token_by_token_as_one_without()
    {
        const string body = """
            scene S() {
              cast Ada, Ben
              watch Ada over Glad, Sad as a
              Ben: "bb"
              repeat 3 { Ada -> said until /nn!?n/, 60 tokens, a[Glad] > 0.98 Ben: "b" }
              return said: said.all, glad: a[Glad], ever: a.ever[Glad], rest: REST
            }
            """;
        foreach (var rest in new[] { "a.rest", "0" })
        {
            var runs = new List<Recorded>();
            foreach (var knows in new[] { "", " knows \"Say no more.\"" })
            {
                runs.Add(await Answers().RunAsync(
                    Cast.Replace("\"Ada is here.\"", "\"Ada is here.\"" + knows) + body.Replace("REST", rest), new RunOptions { Seed = 11 }));
                runs[^1].Done.Fault.ShouldBeNull();
            }

            runs[0].Turns.ShouldContain(turn => turn.By == "condition");
            runs[1].Turns.Select(turn => (turn.Text, turn.By)).ShouldBe(runs[0].Turns.Select(turn => (turn.Text, turn.By)));
            foreach (var name in new[] { "glad", "ever", "rest" })
            {
                runs[1].Result(name).AsText().ShouldBe(runs[0].Result(name).AsText(), name);
            }
        }
    }

    [Theory]
    [InlineData("delete by turn")]
    [InlineData("delete by turn down to 50 %")]
    [InlineData("delete by token")]
    [InlineData("delete by block 16")]
    [InlineData("delete by summary")]
    [InlineData("delete by summary down to 60 %")]
    public async Task Each_views_schedule_of_the_worst_case_is_what_a_run_of_longest_turns_shows(string policy)
    {
        var host = Answers();
        var image = host.Image(Cast.Replace("\"Ada is here.\"", "\"Ada is here.\" knows \"The dam report was hers.\"") + $$"""
            scene S() {
              window 400 tokens, reserve 90
              {{policy}}
              cast Ada, Ben, Cyd
              watch Ada over Glad, Sad as a
              setting "A room."
              repeat 9 {
                Ada -> claim until 24 tokens
                Ben -> aside seen by Ben, Cyd until 24 tokens
                Ada -> thought seen by Ada until 24 tokens
                Ben -> doubt until 24 tokens
                Ada: "I say it again, and that is all there is." seen by Ada, Ben
                Ada: "I say it again."
              }
              return glad: a[Glad]
            }
            """);
        var run = await host.RunAsync(image);
        run.Done.Fault.ShouldBeNull();
        run.Events.OfType<FluxEvent.Deleted>().Select(gone => gone.View).Distinct().Count().ShouldBe(4);
        image.Plan.Views.Count.ShouldBe(4);
        foreach (var view in image.Plan.Views)
        {
            new ViewWindows(run, view.Names[0]).ShouldBe(view.Worst, view);
        }
    }

    [Theory]
    [InlineData("window 200 tokens, reserve 40 delete by token", false, 1)]
    [InlineData("window 200 tokens, reserve 40 delete by turn cache shift", true, 3)]
    [InlineData("window 260 tokens, reserve 40 delete by summary", false, 2)]
    [InlineData("window 260 tokens, reserve 40 delete by summary cache shift", true, 3)]
    public async Task A_run_goes_on_from_every_checkpoint_as_if_nothing_had_happened(string policy, bool shifts, int every)
    {
        var host = Answers(shifts);
        var image = host.Image(Story(policy, "beebe"));
        var whole = await CheckpointWalk.ShouldGoOnFromEachAsync(
            options => host.RunAsync(image, options), (checkpoint, options) => FluxRunner.ResumeAsync(checkpoint, host, options), every, atLeast: 21, step: 2);
        var plain = await host.RunAsync(image);
        CheckpointWalk.Trace(plain.Events).ShouldBe(CheckpointWalk.Trace(whole.Events));
    }

    [Fact]
    public async Task A_setting_that_some_alone_see_is_none_of_the_universes_and_the_premises_stands_behind_the_pins()
    {
        const string cast = """
            character Ada { brief "Ada is here." }
            character Ben { brief "Ben asks." }
            premise Dream { full "All is a dream." setting "A wood." }

            """;
        async Task<string> UniverseAsync(string setting)
        {
            var host = Answers();
            var run = await host.RunAsync(cast + $$"""
                scene S() {
                  cast Ada, Ben  watch Ada over Dream as a  pin "Late."
                  {{setting}}
                  Ada -> said until 2 tokens
                }
                """);
            run.Done.Fault.ShouldBeNull();
            return host.Model.Sessions.Select(session => HandMadeModel.TextOf(session.Tokens)).Single(text => text.Contains("dream"));
        }

        (await UniverseAsync("setting \"A room.\" seen by Ben")).ShouldStartWith("Ada is here.\nBen asks.\nLate.\nAll is a dream.\nA wood.\n\nAda:");
        (await UniverseAsync("for who in [Ada, Ben] { setting \"A room.\" seen by who }")).ShouldStartWith("Ada is here.\nBen asks.\nLate.\nAll is a dream.\nA wood.\n\n");
        (await UniverseAsync("setting \"A room.\" seen by Ada, Ben, narrator")).ShouldStartWith("Ada is here.\nBen asks.\nLate.\nAll is a dream.\n\n[A wood.]\nAda:");
        (await UniverseAsync("setting \"A room.\"")).ShouldStartWith("Ada is here.\nBen asks.\nLate.\nAll is a dream.\n\n[A wood.]\nAda:");
    }

    [Fact]
    public async Task The_cache_has_room_for_each_universe_and_for_the_one_view_that_is_spoken_from()
    {
        using var models = new SpiedModels(workshop.Folder);
        var image = workshop.Image(Cast + """
            scene S() {
              window 300 tokens, reserve 40
              cast Ada, Ben, Cyd
              watch Ada over Glad, Sad as a
              repeat 2 { Ada -> thought seen by Ada until line, 9 tokens  Ben -> view seen by Ben until line, 9 tokens  Ada -> said until line, 9 tokens }
            }
            """);
        await foreach (var happened in FluxRunner.RunAsync(image, models, new RunOptions { Seed = 7 }))
        {
            (happened as FluxEvent.Done)?.Fault.ShouldBeNull();
        }

        models.Contexts.ShouldHaveSingleItem().Sessions.ShouldBe(4);
    }

    [SkippableTheory]
    [InlineData("cache exact")]
    [InlineData("cache shift")]
    public async Task On_a_real_model_a_private_text_changes_no_amplitude(string cache)
    {
        var path = RealModel.Path();
        Recorded? before = null;
        foreach (var secret in new[] { "Bread is all that counts.", "The sea is all that counts." })
        {
            var run = await workshop.RunAsync(
                $$"""
                character Cook { brief "A person." }
                character Guest { brief "A guest." }
                premise Baker of Cook { brief "The Cook is a baker and talks of bread, flour, dough and ovens." prior 0.5 }
                premise Sailor of Cook { brief "The Cook is a sailor and talks of ships, sails, the sea and harbours." prior 0.5 }
                scene S() {
                  window 160 tokens, reserve 20
                  {{cache}}
                  cast Cook, Guest
                  watch Cook over Baker, Sailor as a
                  pin "{{secret}}" seen by Guest
                  Cook: "I put the dough into the oven."
                  Guest -> thought seen by Guest until 6 tokens
                  Cook -> said until 6 tokens
                  Cook -> aside seen by Cook until 6 tokens
                  Cook: "The ship came into the harbour with all its sails."
                  return now: a[Sailor], ever: a.ever[Sailor]
                }
                """,
                compile: new Compiler.CompileOptions { Model = path });
            run.Done.Fault.ShouldBeNull();
            Found(run).Count.ShouldBeGreaterThan(4);
            if (before is not null)
            {
                Found(run).ShouldBe(Found(before));
            }

            before = run;
        }
    }

    /// <summary>All amplitudes in order, every bit of them.</summary>
    private static List<string> Found(Recorded run) =>
    [
        .. run.Events.OfType<FluxEvent.Amplitude>().Select(e => string.Join(
            ' ', e.Found.Now.Concat(e.Found.Ever).Append(e.Found.Rest ?? 0).Select(BitConverter.DoubleToInt64Bits))),
    ];

    private static double Number(Recorded run, string name) => ((FluxValue.Number)run.Result(name)).Value;
}
