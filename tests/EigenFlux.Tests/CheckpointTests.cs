using EigenFlux.Compiler;
using EigenFlux.Runtime.Checkpoints;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Persons;
using EigenFlux.Runtime.Run;
using EigenFlux.Scenes.Image;
using EigenFlux.Tests.Support;

namespace EigenFlux.Tests;

public sealed class CheckpointTests : IDisposable
{
    private readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    private const string Everything = """
        character Ada { brief "Ada measures." full "Ada measures whatever she can reach, and says how far she has come." }
        character Ben { brief "Ben doubts." }
        character You { brief "A visitor." }
        character Cy { brief "Cy waits outside." full "Cy waits outside and has waited there since the morning of the day before." }
        lore Dam "the dam" { brief "The dam leaks." also "water" }
        let weather = pick(["rain", "snow", "fog"])
        scene Aside(topic: text) {
          window 120 tokens, reserve 20
          cast Ada
          setting "Aside: {topic}."
          Ada -> thought until line, 18 tokens
          return thought: thought
        }
        scene S() {
          window 180 tokens, reserve 30
          delete by turn down to 80 %
          cast Ada, Ben, Cy, You on input
          setting "A harbour in {weather}."
          note "It is late." depth 2
          let mark = 0
          repeat 4 {
            Ada | Ben -> said until line, 16 tokens
            You -> you until line, 20 tokens
            choose 3 by mark {
              Ben -> reply until line, 16 tokens, 5 seconds
              let mark = pick(1..1000)
            }
            enter Cy
            call Aside(topic: said) -> aside
            Cy: "The water, {aside.thought}."
            exit Cy
            forget reply
            Ada -> end until line, 12 tokens
          }
          return said: said, end: end, mark: mark, mood: pick(["calm", "angry"])
        }
        """;

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public async Task A_run_goes_on_from_every_checkpoint_as_if_nothing_had_happened(int every)
    {
        var image = workshop.Image(Everything);
        var (whole, checkpoints) = await KeptAsync(image, every);
        whole.Done.Fault.ShouldBeNull();
        checkpoints.Count.ShouldBeGreaterThan(8);
        checkpoints[^1].IsFinished.ShouldBeTrue();

        for (var i = 0; i < checkpoints.Count; i += Math.Max(1, checkpoints.Count / 12))
        {
            var resumed = await ResumeAsync(Copy(checkpoints[i]), image);
            Traces.Of(resumed.Events).ShouldBe(Traces.Of(whole.Events), $"checkpoint {i}, after {checkpoints[i].Generated} tokens");
        }
    }

    [Fact]
    public async Task A_run_with_checkpoints_is_the_run_without()
    {
        var image = workshop.Image(Everything);
        var (kept, _) = await KeptAsync(image, 5);
        var plain = await workshop.RunAsync(image, new RunOptions { Seed = 7, Person = new Echo() });

        Traces.Of(Without(kept.Events)).ShouldBe(Traces.Of(plain.Events));
    }

    [Fact]
    public async Task A_run_that_was_over_is_told_again_without_its_model()
    {
        workshop.Record(" One.", " Two.");
        var image = workshop.Image(Workshop.Cast + "scene S() on Tape { cast Ada  repeat 2 { Ada -> a until line, 20 tokens }  return a: a }");
        var (whole, checkpoints) = await KeptAsync(image, 4);
        checkpoints[^1].Sessions.ShouldBeEmpty();

        var resumed = await ResumeAsync(checkpoints[^1], image);
        Traces.Of(resumed.Events).ShouldBe(Traces.Of(whole.Events));
    }

    [Fact]
    public async Task A_run_that_is_taken_up_meets_the_same_collapse_with_what_its_model_had_answered()
    {
        workshop.Write("loop.txt", string.Concat(Enumerable.Repeat("The dog and the cat went out. ", 60)));
        var image = workshop.Image(Workshop.Cast + """
            model Loop = "ngram:loop.txt" { temperature 0 }
            scene S() on Loop {
              window 500 tokens, reserve 200
              delete by token
              cast Ada
              pin "The dog"
              choose 2 by a.count { Ada -> a until 50 tokens }
              Ada -> b until collapse, 180 tokens
              if b.stop == "collapse" { forget b }
              Ada -> c until 180 tokens
              return by: b.stop
            }
            """);
        var (whole, checkpoints) = await KeptAsync(image, 9);
        whole["by"].ShouldBe("collapse");
        whole.Events.OfType<FluxEvent.Collapsed>().Count().ShouldBeGreaterThan(1);
        foreach (var checkpoint in checkpoints)
        {
            var resumed = await ResumeAsync(Copy(checkpoint), image);
            Traces.Of(resumed.Events).ShouldBe(Traces.Of(whole.Events), $"after {checkpoint.Generated} tokens");
        }
    }

    [Fact]
    public async Task Limits_hold_across_checkpoints()
    {
        var image = workshop.Image(Everything);
        var (whole, checkpoints) = await KeptAsync(image, 6, new RunOptions { Seed = 7, MaximumTokens = 90 });
        whole.Done.By.ShouldBe(RunEnd.Limit);

        var resumed = await ResumeAsync(Copy(checkpoints[^1]), image);
        Traces.Of(resumed.Events).ShouldBe(Traces.Of(whole.Events));
    }

    /// <summary>What is no checkpoint, whatever of one it begins with, and what is one of another format or cut off.</summary>
    public static TheoryData<byte[], string> NoCheckpoints
    {
        get
        {
            byte[] magic = [.. "EFLUXRUN"u8];
            byte[] current = [.. magic, .. BitConverter.GetBytes(Checkpoint.CurrentVersion)];
            byte[] other = [.. magic, .. BitConverter.GetBytes(77)];
            return new()
            {
                { [], "it is not a checkpoint" },
                { magic, "it is not a checkpoint" },
                { [.. magic, 2, 0], "it is not a checkpoint" },
                { current, "it is not a checkpoint" },
                { [.. current, .. new byte[31]], "it is not a checkpoint" },
                { [.. "EFLUXRUM"u8, .. current[8..], .. new byte[500]], "it is not a checkpoint" },
                { new byte[500], "it is not a checkpoint" },
                { [.. current, .. new byte[32]], "it is cut off or damaged" },
                { [.. other, .. new byte[32]], $"it is of format 77, and this is {Checkpoint.CurrentVersion}" },
                { [.. other, .. new byte[500]], $"it is of format 77, and this is {Checkpoint.CurrentVersion}" },
            };
        }
    }

    [Theory]
    [MemberData(nameof(NoCheckpoints))]
    public void What_is_no_checkpoint_is_told_apart_from_one_that_was_damaged(byte[] bytes, string message) =>
        Should.Throw<FormatException>(() => Checkpoint.FromBytes(bytes)).Message.ShouldBe(message);

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(-33)]
    [InlineData(-1)]
    public async Task A_checkpoint_that_was_cut_off_or_changed_is_refused(int at)
    {
        var (_, checkpoints) = await KeptAsync(workshop.Image(Everything), 40);
        var bytes = checkpoints[1].ToBytes();

        Should.Throw<FormatException>(() => Checkpoint.FromBytes(bytes[..(bytes.Length / 2)])).Message.ShouldContain("cut off");
        bytes[at < 0 ? bytes.Length + at : at] ^= 0x10;
        Should.Throw<FormatException>(() => Checkpoint.FromBytes(bytes));
        Should.Throw<FormatException>(() => Checkpoint.FromBytes([])).Message.ShouldBe("it is not a checkpoint");
    }

    [Fact]
    public async Task A_checkpoint_of_another_model_is_refused()
    {
        workshop.Record(" One.", " Two.");
        var image = workshop.Image(Workshop.Cast + "scene S() on Tape { cast Ada  repeat 2 { Ada -> a until line, 20 tokens } }");
        var (_, checkpoints) = await KeptAsync(image, 2);

        using var other = new Workshop();
        other.Record(" One.", " Another.");
        var moved = checkpoints[1].Image with
        {
            Models = checkpoints[1].Image.Models.ToDictionary(pair => pair.Key, pair => pair.Value with { BaseFolder = other.Folder }),
        };
        var events = new List<FluxEvent>();
        await foreach (var happened in other.Host.ResumeAsync(Copy(checkpoints[1], moved), new RunOptions()))
        {
            events.Add(happened);
        }

        var done = events.ShouldHaveSingleItem().ShouldBeOfType<FluxEvent.Done>();
        done.Fault.ShouldBeOfType<RunFault.CheckpointMismatch>();
        FluxHost.Explain(done.Fault).ToString().ShouldStartWith("error EF5403: The checkpoint was made with a different model");
    }

    [Fact]
    public async Task A_checkpoint_that_cannot_be_written_is_told_once_and_the_run_goes_on()
    {
        var image = workshop.Image(Everything);
        var run = await workshop.RunAsync(image, new RunOptions
        {
            Seed = 7,
            Person = new Echo(),
            Checkpoints = new CheckpointOptions(_ => "the disk is full") { Every = 5 },
        });

        run.Done.By.ShouldBe(RunEnd.End);
        var noticed = run.Events.OfType<FluxEvent.Noticed>().ShouldHaveSingleItem();
        FluxHost.Explain(noticed.Fault).ToString().ShouldBe(
            "warning EF5402: The checkpoint could not be written: the disk is full. The run continues, and can be resumed from the previous checkpoint, if there is one.");
    }

    [SkippableTheory]
    [InlineData("shift", "turn down to 70 %")]
    [InlineData("exact", "turn")]
    [InlineData("shift", "token")]
    public async Task A_run_on_a_real_model_goes_on_bit_for_bit(string cache, string policy)
    {
        var image = workshop.Image(
            $$"""
            character Ada { brief "Ada measures." }
            character Ben { brief "Ben doubts." }
            scene S() {
              window 84 tokens, reserve 20
              delete by {{policy}}
              cache {{cache}}
              cast Ada, Ben
              setting "A harbour at night."
              let mark = 0
              repeat 3 {
                Ada -> said until line, 20 tokens
                choose 2 by mark { Ben -> reply until line, 14 tokens  let mark = pick(1..100) }
              }
              return said: said, reply: reply
            }
            """,
            new CompileOptions { Model = RealModel.Path() });
        var (whole, checkpoints) = await KeptAsync(image, 9);
        whole.Done.Fault.ShouldBeNull();
        whole.Events.OfType<FluxEvent.Deleted>().ShouldNotBeEmpty();

        foreach (var checkpoint in checkpoints.Where((_, i) => i % 3 == 1))
        {
            var resumed = await ResumeAsync(Copy(checkpoint), image);
            Traces.Of(resumed.Events).ShouldBe(Traces.Of(whole.Events), $"after {checkpoint.Generated} tokens");
        }
    }

    [Fact]
    public async Task A_clock_that_jumps_is_told_and_does_not_end_a_turn()
    {
        workshop.Record(" One two three four five six seven.", " And on.");
        var run = await workshop.RunAsync(
            Workshop.Cast + "scene S() on Tape { cast Ada  repeat 2 { Ada -> a until line, 60 tokens, 200 seconds }  return a: a.all }",
            new RunOptions { Seed = 7, Time = new JumpingClock() });

        run.Turns.Select(turn => turn.Text).ShouldBe(["One two three four five six seven.", "And on."]);
        run.Events.OfType<FluxEvent.Noticed>().ShouldHaveSingleItem().Fault.ShouldBeOfType<RunFault.ClockJumped>();
    }

    private static IEnumerable<FluxEvent> Without(IEnumerable<FluxEvent> events) => events.Where(happened => happened is not FluxEvent.Checkpointed);

    /// <summary>What a file would give back.</summary>
    private static Checkpoint Copy(Checkpoint checkpoint, FluxImage? image = null)
    {
        var read = Checkpoint.FromBytes(checkpoint.ToBytes());
        return image is null ? read : new Checkpoint
        {
            Release = read.Release,
            Image = image,
            Seed = read.Seed,
            MaximumTokens = read.MaximumTokens,
            Every = read.Every,
            AuditEvery = read.AuditEvery,
            Host = read.Host,
            Generated = read.Generated,
            IsFinished = read.IsFinished,
            Journal = read.Journal,
            Models = read.Models,
            Sessions = read.Sessions,
        };
    }

    private async Task<(Recorded Run, List<Checkpoint> Kept)> KeptAsync(FluxImage image, int every, RunOptions? options = null)
    {
        var kept = new List<Checkpoint>();
        var run = await workshop.RunAsync(image, (options ?? new RunOptions { Seed = 7 }) with
        {
            Person = new Echo(),
            Checkpoints = new CheckpointOptions(checkpoint =>
            {
                kept.Add(checkpoint);
                return null;
            }) { Every = every },
        });
        return (run, kept);
    }

    private async Task<Recorded> ResumeAsync(Checkpoint checkpoint, FluxImage image)
    {
        ImageSerializer.Write(checkpoint.Image).ShouldBe(ImageSerializer.Write(image));
        var events = new List<FluxEvent>();
        var heard = checkpoint.IsFinished ? null : new Echo();
        await foreach (var happened in workshop.Host.ResumeAsync(checkpoint, new RunOptions
        {
            Person = heard,
            Checkpoints = new CheckpointOptions(_ => null) { Every = checkpoint.Every },
        }))
        {
            events.Add(happened);
        }

        return new Recorded(events);
    }

    /// <summary>A person who always says the same.</summary>
    private sealed class Echo : IPerson
    {
        public ValueTask<PersonAnswer> AskAsync(PersonAsk ask, CancellationToken cancellation) => ValueTask.FromResult<PersonAnswer>($"I am {ask.Part.Display}. ");
    }

    /// <summary>A clock that leaps an hour ahead, and then goes back two.</summary>
    private sealed class JumpingClock : TimeProvider
    {
        private int asked;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => ++asked switch
        {
            < 8 => asked,
            < 14 => asked + 3600,
            _ => asked - 3600,
        };
    }
}
