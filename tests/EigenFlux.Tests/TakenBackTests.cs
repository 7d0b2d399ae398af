using EigenFlux.Models.Contract;
using EigenFlux.Runtime.Checkpoints;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Persons;
using EigenFlux.Runtime.Run;
using EigenFlux.Runtime.Trajectories;
using EigenFlux.Tests.Support;

namespace EigenFlux.Tests;

/// <summary>What a person takes back, or has said anew, leaves nothing behind.</summary>
public sealed class TakenBackTests : IDisposable
{
    private readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    public static TheoryData<string, PersonAnswer[], PersonAnswer[]> Ways() => new()
    {
        { "the last line", ["one", "two", Scripted.Undo, "three", "four"], ["one", "three", "four"] },
        { "the first line", ["one", Scripted.Undo, "two", "three"], ["two", "three"] },
        { "down to the start", ["one", "two", "three", Scripted.Undo, Scripted.Undo, Scripted.Undo, "four"], ["four"] },
        { "again and again", ["one", Scripted.Undo, "two", Scripted.Undo, "three", "four", Scripted.Undo, "five"], ["three", "five"] },
        { "after a retry", ["one", Scripted.Retry, "two", Scripted.Undo, Scripted.Undo, "three"], ["three"] },
        { "a retry that is kept", ["one", "two", Scripted.Retry, "three", Scripted.Undo, "four"], ["one", "two", Scripted.Retry, "four"] },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task What_is_taken_back_leaves_nothing_behind(string what, PersonAnswer[] back, PersonAnswer[] straight)
    {
        var image = workshop.Image(TakenBack.Talk);
        var went = await workshop.RunAsync(image, new RunOptions { Seed = 7, Person = new Scripted(back) });
        var plain = await workshop.RunAsync(image, new RunOptions { Seed = 7, Person = new Scripted(straight) });

        went.Done.Fault.ShouldBeNull(what);
        Traces.Of(TakenBack.Kept(went.Events)).ShouldBe(Traces.Of(TakenBack.Kept(plain.Events)), what);
        went.Events.OfType<FluxEvent.Undone>().Count().ShouldBe(back.Count(answer => answer is not PersonAnswer.Said));
    }

    [Fact]
    public async Task The_window_is_again_what_it_was_and_whoever_follows_the_events_sees_it()
    {
        var image = workshop.Image(TakenBack.Talk);
        var run = await workshop.RunAsync(
            image, new RunOptions { Seed = 3, Person = new Scripted("one", "two", Scripted.Undo, Scripted.Undo, "three", Scripted.Retry, "four") });
        var tracker = new PageStateTracker();
        var states = new List<TokenId[]>();
        foreach (var happened in run.Events)
        {
            tracker.Apply(happened);
            states.Add([.. tracker.Page.Tokens]);
            if (happened is FluxEvent.Undone undone)
            {
                states[^1].ShouldBe(states[undone.To - 1]);
                tracker.Scenes.Count.ShouldBe(1);
            }
        }

        using var trace = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Traces.Of(run.Events)));
        var read = TraceReader.Read(trace).Trajectory;
        read.Events.Count.ShouldBe(run.Events.Count);
        for (var i = 0; i < run.Events.Count; i += 7)
        {
            read.After(i).Scenes[0].Page.Tokens.ShouldBe(TakenBack.Followed(run.Events, i).Scenes[0].Page.Tokens);
        }

        // At a token the run is as it came to its end, whatever was said before that and undone.
        var kept = TakenBack.Kept(run.Events);
        var straight = new PageStateTracker();
        foreach (var happened in kept.TakeWhile(happened => happened.Generated <= 40))
        {
            straight.Apply(happened);
        }

        read.AtToken(40).Page.Tokens.ShouldBe(straight.Page.Tokens);
    }

    [Fact]
    public async Task A_retry_says_something_else_each_time_and_the_same_again_in_another_run()
    {
        var image = workshop.Image(TakenBack.Talk);
        var replies = new List<string>();
        for (var retries = 0; retries < 4; retries++)
        {
            PersonAnswer[] answers = ["one", .. Enumerable.Repeat(Scripted.Retry, retries), "/leave"];
            var first = await workshop.RunAsync(image, new RunOptions { Seed = 5, Person = new Scripted(answers) });
            var second = await workshop.RunAsync(image, new RunOptions { Seed = 5, Person = new Scripted(answers) });
            Traces.Of(first.Events).ShouldBe(Traces.Of(second.Events));
            first["you"].ShouldBe("one\n/leave");
            replies.Add(first["reply"]);
        }

        replies.Distinct().Count().ShouldBeGreaterThan(2);
    }

    [Fact]
    public async Task A_line_is_taken_back_over_the_bounds_of_scenes()
    {
        const string source = """
            character You { brief "You." }
            character Ada { brief "Ada." line "Yes." }
            scene Inner(what: text) {
              window 200 tokens, reserve 20
              cast You on input, Ada
              narrator: "{what}?"
              Ada -> x until line, 8 tokens
              You -> a until line, 20 tokens
              return a
            }
            scene S() {
              window 200 tokens, reserve 20
              cast You on input, Ada
              You -> first until line, 20 tokens
              call Inner(first) -> inner
              Ada -> reply until line, 8 tokens
              You -> last until line, 20 tokens
              return first: first, inner: inner, last: last, reply: reply
            }
            """;
        var went = await workshop.RunAsync(
            source, new RunOptions { Seed = 2, Person = new Scripted("A", Scripted.Undo, "B", "C", Scripted.Undo, "D", Scripted.Undo, Scripted.Undo, "E", "F", "G") });
        var plain = await workshop.RunAsync(source, new RunOptions { Seed = 2, Person = new Scripted("E", "F", "G") });

        Traces.Of(TakenBack.Kept(went.Events)).ShouldBe(Traces.Of(plain.Events));
        new Trajectory().ShouldSatisfyAllConditions(trajectory =>
        {
            foreach (var happened in went.Events)
            {
                trajectory.Add(happened);
            }

            trajectory.Now.Page.Tokens.ShouldBe(TakenBack.Followed(plain.Events, plain.Events.Count - 1).Page.Tokens);
        });
    }

    [Fact]
    public async Task Evidence_is_taken_back_with_what_it_was_found_in()
    {
        const string source = """
            character Ada { brief "Ada measures." line "Nine hundred." }
            character You { brief "You ask." }
            premise Sure of Ada { brief "Ada is sure of it: nine hundred." }
            premise Unsure of Ada { brief "Ada doubts it and says so." }
            scene S() {
              window 120 tokens, reserve 30
              cast Ada, You on input
              watch Ada over Sure, Unsure as w
              Ada: "How large is it?"
              repeat 4 {
                You -> said until line, 20 tokens
                Ada -> reply until line, 14 tokens
                stop when w.rest > 99
              }
              return sure: w.ever[Sure], reply: reply.all
            }
            """;
        var went = await workshop.RunAsync(
            source, new RunOptions { Seed = 3, Person = new Scripted("one", "two", Scripted.Undo, Scripted.Undo, "three", Scripted.Retry, "four", "five", Scripted.Undo, "six") });
        var plain = await workshop.RunAsync(source, new RunOptions { Seed = 3, Person = new Scripted("three", Scripted.Retry, "four", "six") });

        went.Events.OfType<FluxEvent.Amplitude>().ShouldNotBeEmpty();
        Traces.Of(TakenBack.Kept(went.Events)).ShouldBe(Traces.Of(TakenBack.Kept(plain.Events)));
    }

    [SkippableFact]
    public async Task On_a_real_model_the_window_is_again_what_it_was()
    {
        var model = RealModel.Path();
        var image = workshop.Image(TakenBack.Talk, new Compiler.CompileOptions { Model = model, Arguments = new Dictionary<string, string> { ["rounds"] = "2" } });
        var run = await workshop.RunAsync(
            image, new RunOptions { Seed = 3, Person = new Scripted("A boat.", Scripted.Retry, Scripted.Undo, "A boat.", Scripted.Undo, "/leave") });

        run.Done.Fault.ShouldBeNull();
        run.Events.OfType<FluxEvent.Undone>().Count().ShouldBe(3);
        var tracker = new PageStateTracker();
        var states = new List<TokenId[]>();
        foreach (var happened in run.Events)
        {
            tracker.Apply(happened);
            states.Add([.. tracker.Page.Tokens]);
            if (happened is FluxEvent.Undone undone)
            {
                states[^1].ShouldBe(states[undone.To - 1]);
            }
        }
    }

    [Fact]
    public async Task A_view_of_ones_own_is_taken_back_with_the_line()
    {
        const string source = """
            character You { brief "You." knows "The key is yours." }
            character Ada { brief "Ada." knows "The door is open." }
            scene S() {
              window 300 tokens, reserve 40
              cast You on input, Ada
              repeat 3 {
                You -> whisper seen by You until line, 20 tokens
                You -> said until line, 20 tokens
                Ada -> reply until line, 12 tokens
              }
              return whisper: whisper.all, said: said.all, reply: reply.all
            }
            """;
        var went = await workshop.RunAsync(source, new RunOptions
        {
            Seed = 5,
            Person = new Scripted("a", "b", "c", "d", Scripted.Undo, Scripted.Undo, Scripted.Undo, "x", Scripted.Retry, "y", "z", "w"),
        });
        var plain = await workshop.RunAsync(source, new RunOptions { Seed = 5, Person = new Scripted("a", "x", Scripted.Retry, "y", "z", "w") });

        went.Done.Fault.ShouldBeNull();
        went.Done.By.ShouldBe(RunEnd.Input);
        Traces.Of(TakenBack.Kept(went.Events)).ShouldBe(Traces.Of(TakenBack.Kept(plain.Events)));
        went.Events.OfType<FluxEvent.Undone>().Count().ShouldBe(4);
        var tracker = TakenBack.Followed(went.Events, went.Events.Count - 1);
        tracker.Scene.Pages.Select(page => page.View).OfType<string>().ShouldContain("Ada");
    }

    [Fact]
    public async Task A_run_goes_on_from_every_checkpoint_of_a_person_who_went_back()
    {
        var image = workshop.Image(TakenBack.Talk);
        PersonAnswer[] all = ["one", "two", Scripted.Undo, "three", Scripted.Retry, Scripted.Retry, "four", "five"];
        var checkpoints = new List<Checkpoint>();
        var options = new RunOptions
        {
            Seed = 7,
            Person = new Scripted(all),
            Checkpoints = new CheckpointOptions(checkpoint =>
            {
                checkpoints.Add(checkpoint);
                return null;
            })
            {
                Every = 9,
            },
        };
        var whole = await workshop.RunAsync(image, options);
        whole.Done.Fault.ShouldBeNull();

        foreach (var checkpoint in checkpoints.Skip(1).Select(kept => Checkpoint.FromBytes(kept.ToBytes())))
        {
            var said = new List<FluxEvent>();
            var rest = new Rest();
            await foreach (var happened in workshop.Host.ResumeAsync(checkpoint, new RunOptions { Person = rest }))
            {
                said.Add(happened);
            }

            // A checkpoint knows nothing of what was undone before it: the run goes on as one in which that was never said.
            var resumed = new Recorded(said);
            resumed.Done.Fault.ShouldBeNull();
            var lines = resumed["you"].Split('\n');
            PersonAnswer[] same = [.. lines.SelectMany((line, i) => rest.Retries(checkpoint, i) is var count && count > 0
                ? Enumerable.Repeat(Scripted.Retry, count).Prepend(line)
                : [line])];
            var plain = await workshop.RunAsync(image, new RunOptions { Seed = 7, Person = new Scripted(same) });
            Traces.Of(TakenBack.WithoutCheckpoints(TakenBack.Kept(said))).ShouldBe(Traces.Of(TakenBack.WithoutCheckpoints(TakenBack.Kept(plain.Events))), string.Join(" | ", lines));
        }

        checkpoints.Count.ShouldBeGreaterThan(8);
    }

    [Fact]
    public async Task A_run_that_was_resumed_goes_back_behind_its_checkpoint()
    {
        var image = workshop.Image(TakenBack.Talk);
        Checkpoint? last = null;
        await workshop.RunAsync(image, new RunOptions
        {
            Seed = 7,
            Person = new Scripted("one", "two", "three"),
            Checkpoints = new CheckpointOptions(checkpoint =>
            {
                last = checkpoint;
                return null;
            }),
        });
        last!.IsFinished.ShouldBeFalse();
        var said = new List<FluxEvent>();
        var kept = new List<Checkpoint>();
        var options = new RunOptions
        {
            Person = new Scripted(Scripted.Undo, Scripted.Undo, "four", Scripted.Retry, "five"),
            Checkpoints = new CheckpointOptions(checkpoint =>
            {
                kept.Add(checkpoint);
                return null;
            }),
        };
        await foreach (var happened in workshop.Host.ResumeAsync(Checkpoint.FromBytes(last.ToBytes()), options))
        {
            said.Add(happened);
        }

        var plain = await workshop.RunAsync(image, new RunOptions { Seed = 7, Person = new Scripted("one", "four", Scripted.Retry, "five") });
        Traces.Of(TakenBack.WithoutCheckpoints(TakenBack.Kept(said))).ShouldBe(Traces.Of(TakenBack.WithoutCheckpoints(TakenBack.Kept(plain.Events))));
        kept.Count.ShouldBeGreaterThan(3);
    }

    /// <summary>A person who goes on where a checkpoint is, and says nothing that was said before.</summary>
    private sealed class Rest : IPerson
    {
        private int said;

        public ValueTask<PersonAnswer> AskAsync(PersonAsk ask, CancellationToken cancellation) =>
            ValueTask.FromResult(PersonAnswer.Of(said++ < 2 ? $"more {said}" : "/leave"));

        /// <summary>How often what came after a line was said anew, by the checkpoint's journal.</summary>
        public int Retries(Checkpoint checkpoint, int line)
        {
            var journal = System.Text.Encoding.Latin1.GetString(checkpoint.Journal);
            var numbers = System.Text.RegularExpressions.Regex.Matches(journal, "\x03.(?:one|two|three|four|five)\x01(.)", System.Text.RegularExpressions.RegexOptions.Singleline);
            return line < numbers.Count ? numbers[line].Groups[1].Value[0] : 0;
        }
    }
}
