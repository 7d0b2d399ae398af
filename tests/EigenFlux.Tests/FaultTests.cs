using EigenFlux.Models.Contract;
using EigenFlux.Models.Engines;
using EigenFlux.Runtime.Checkpoints;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Loop;
using EigenFlux.Runtime.Run;
using EigenFlux.Tests.Support;

namespace EigenFlux.Tests;

public sealed class FaultTests : IDisposable
{
    private const string Talk = """
        character Ada { brief "Ada measures." }
        character Ben { brief "Ben doubts." }
        scene Talk() {
          window 120 tokens, reserve 24
          cast Ada, Ben
          repeat 6 {
            Ada -> said until line, 20 tokens
            Ben -> reply until line, 20 tokens
          }
          return said: said, reply: reply
        }
        """;

    private readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    [Fact]
    public async Task A_model_whose_output_is_not_a_number_ends_the_run_and_what_was_said_is_kept()
    {
        using var models = new FaultyModels { NotANumberAt = 25 };
        var image = workshop.Image(Talk);
        var run = new Recorded(await EventsAsync(FluxRunner.RunAsync(image, models, new RunOptions { Seed = 7 })));

        run.Done.Generated.ShouldBe(24);
        Explained(run.Done).ShouldBe("error EF4007: The model's output is not a distribution: it has no number where a probability should be. Its file or its engine may be damaged.");
        var whole = await workshop.RunAsync(image, new RunOptions { Seed = 7 });
        whole.Shown.ShouldStartWith(run.Shown.TrimEnd());
        run.Shown.Length.ShouldBeGreaterThan(40);
    }

    [Fact]
    public async Task An_engine_that_fails_in_the_middle_of_a_batch_ends_the_runs_in_it_and_what_each_has_said_is_kept()
    {
        using var models = new FaultyModels { FailsAt = 40 };
        var image = workshop.Image(Talk);
        var events = new List<FluxEvent>[4];
        await foreach (var (number, happened) in FluxRunner.RunManyAsync(image, models, new RunOptions(), [1, 2, 3, 4]))
        {
            (events[number] ??= []).Add(happened);
        }

        for (var i = 0; i < 4; i++)
        {
            var run = new Recorded(events[i]);
            run.Done.Fault.ShouldBeOfType<RunFault.Model>().Failure.Kind.ShouldBe(ModelErrorKind.EngineFailed);
            Explained(run.Done).ShouldContain("the engine failed in the middle of a batch");
            run.Done.Generated.ShouldBeGreaterThan(30);
            var whole = await workshop.RunAsync(image, new RunOptions { Seed = (ulong)i + 1 });
            whole.Shown.ShouldStartWith(run.Shown.TrimEnd());
        }
    }

    [Fact]
    public async Task A_run_whose_engine_failed_goes_on_from_its_last_checkpoint()
    {
        using var models = new FaultyModels { FailsAt = 50 };
        var image = workshop.Image(Talk);
        Checkpoint? last = null;
        var failed = await EventsAsync(FluxRunner.RunAsync(image, models, new RunOptions
        {
            Seed = 7,
            Checkpoints = new CheckpointOptions(checkpoint =>
            {
                last = checkpoint;
                return null;
            }) { Every = 10 },
        }));
        ((FluxEvent.Done)failed[^1]).Fault.ShouldNotBeNull();
        last!.Generated.ShouldBeGreaterThanOrEqualTo(40);

        var kept = new RunOptions { Seed = 7, Checkpoints = new CheckpointOptions(_ => null) { Every = 10 } };
        var resumed = new Recorded(await EventsAsync(workshop.Host.ResumeAsync(last, kept)));
        var whole = await workshop.RunAsync(image, kept);
        Traces.Of(resumed.Events).ShouldBe(Traces.Of(whole.Events));
    }

    [Fact]
    public async Task A_run_whose_window_is_full_of_what_is_kept_ends_and_what_was_deleted_until_then_is_told()
    {
        // The schedule takes the longer arm, in which nothing is kept.
        workshop.Record(new string('a', 60));
        var run = await workshop.RunAsync(
            """
            model Tape = "replay:turns.txt"
            character Ada { brief "Ada measures." }
            scene Talk() on Tape {
              window 200 tokens, reserve 8
              cast Ada
              narrator: "It rains."
              Ada -> said until line, 70 tokens
              if said ~ /a/ { keep said } else { narrator: "Nobody has said a word, and it rains." }
              narrator: "{said} and {said}"
            }
            """);

        run.Done.By.ShouldBe(RunEnd.Failed);
        Explained(run.Done).ShouldStartWith("error EF5013: ");
        run.Events.OfType<FluxEvent.Deleted>().ShouldHaveSingleItem().Segment.ShouldStartWith("narration");
        run.LastText.ShouldNotContain("It rains.");
        run.LastText.ShouldContain(new string('a', 60));
    }

    [Fact]
    public async Task Turns_tell_their_length_their_matches_and_their_probability()
    {
        workshop.Write("coin.txt", string.Concat(Enumerable.Repeat("01", 200)) + string.Concat(Enumerable.Repeat("0", 100)));
        var run = await workshop.RunAsync("""
            model Coin = "ngram:coin.txt?unit=bytes&order=1" { temperature 1 }
            character Ada { brief "0" }
            scene S() on Coin {
              window 400 tokens
              cast Ada
              Ada -> a until 12 tokens
              return before: b.length + b.matches(/0/) + b.logprob, a: a, length: a.length, zeros: a.matches(/0/), nats: a.logprob
              Ada -> b until 2 tokens
            }
            """);

        run["length"].ShouldBe($"{run["a"].Length}");
        run["zeros"].ShouldBe($"{run["a"].Count(letter => letter == '0')}");
        run["before"].ShouldBe("0");

        // Each token by itself: the probability of the turn is their product.
        using var opened = new EigenFlux.Models.Opening.ModelRegistry(ManagedEngines.All);
        var model = opened.Open("ngram:coin.txt?unit=bytes&order=1", new EigenFlux.Models.Opening.ModelOptions { BaseFolder = workshop.Folder });
        using var context = model.CreateContext(new ContextOptions(400));
        using var session = context.CreateSession();
        var expected = run["a"].Sum(letter => session.LogProbabilityOf(new TokenId(letter)));
        double.Parse(run["nats"], System.Globalization.CultureInfo.InvariantCulture).ShouldBe(expected, 1e-6);
    }

    private static string Explained(FluxEvent.Done done)
    {
        var text = FluxHost.Explain(done.Fault!).ToString();
        return text[text.IndexOf("error", StringComparison.Ordinal)..];
    }

    private static async Task<List<FluxEvent>> EventsAsync(IAsyncEnumerable<FluxEvent> events)
    {
        var list = new List<FluxEvent>();
        await foreach (var happened in events)
        {
            list.Add(happened);
        }

        return list;
    }
}
