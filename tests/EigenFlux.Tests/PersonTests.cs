using EigenFlux.Models;
using EigenFlux.Models.Opening;
using EigenFlux.Runtime.Checkpoints;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Loop;
using EigenFlux.Runtime.Persons;
using EigenFlux.Runtime.Trajectories;
using EigenFlux.Tests.Support;

namespace EigenFlux.Tests;

public sealed class PersonTests : IDisposable
{
    private readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    /// <summary>A conversation whose window fills, with everything that draws and that writes.</summary>
    private const string Talk = """
        character Keeper { brief "The keeper counts stairs." full "The keeper counts the stairs again and again, and never comes to the same number." }
        character Guest { brief "A guest." }
        character You { brief "A visitor." }
        lore Lamp "the lamp" { brief "The lamp has gone out." also "light" }
        scene Aside(topic: text) {
          window 120 tokens, reserve 20
          cast Keeper
          setting "Aside: {topic}."
          Keeper -> thought until line, 12 tokens
          return thought
        }
        scene S(rounds: int = 4) {
          window 170 tokens, reserve 30
          delete by turn down to 80 %
          cast Keeper, Guest, You on input
          let weather = pick(["rain", "snow"])
          setting "A tower in {weather}."
          note "It is late." depth 2
          repeat rounds {
            Keeper | Guest -> word until line, 14 tokens
            You -> you until line, 40 tokens
            stop when you == "/leave"
            Keeper -> reply until line, 14 tokens
            choose 2 by reply.length { Guest -> remark until line, 10 tokens }
            call Aside(topic: you) -> aside
            narrator: "The light. {aside}"
            forget remark
          }
          return you: you.all, reply: reply.all, mood: pick([1, 2, 3, 4, 5, 6])
        }
        """;

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
        var image = workshop.Image(Talk);
        var went = await workshop.RunAsync(image, new RunOptions { Seed = 7, Person = new Scripted(back) });
        var plain = await workshop.RunAsync(image, new RunOptions { Seed = 7, Person = new Scripted(straight) });

        went.Done.Fault.ShouldBeNull(what);
        Traces.Of(Kept(went.Events)).ShouldBe(Traces.Of(Kept(plain.Events)), what);
        went.Events.OfType<FluxEvent.Undone>().Count().ShouldBe(back.Count(answer => answer is not PersonAnswer.Said));
    }

    [Fact]
    public async Task The_window_is_again_what_it_was_and_whoever_follows_the_events_sees_it()
    {
        var image = workshop.Image(Talk);
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
            read.After(i).Scenes[0].Page.Tokens.ShouldBe(Followed(run.Events, i).Scenes[0].Page.Tokens);
        }

        // At a token the run is as it came to its end, whatever was said before that and undone.
        var kept = Kept(run.Events);
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
        var image = workshop.Image(Talk);
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
    public async Task A_run_goes_on_from_every_checkpoint_of_a_person_who_went_back()
    {
        var image = workshop.Image(Talk);
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
            Traces.Of(Without(Kept(said))).ShouldBe(Traces.Of(Without(Kept(plain.Events))), string.Join(" | ", lines));
        }

        checkpoints.Count.ShouldBeGreaterThan(8);
    }

    [Fact]
    public async Task What_cannot_be_taken_back_is_told_and_asked_again()
    {
        var image = workshop.Image(Talk);
        var person = new Scripted(Scripted.Undo, Scripted.Retry, "one", Scripted.Undo, Scripted.Undo, "/leave");
        var run = await workshop.RunAsync(image, new RunOptions { Person = person });

        run["you"].ShouldBe("/leave");
        run.Done.By.ShouldBe(RunEnd.Stop);
        person.Asks.Select(ask => ask.Refused?.Kind).ShouldBe(
            [null, PersonRefusalKind.NothingBefore, PersonRefusalKind.NothingBefore, null, null, PersonRefusalKind.NothingBefore]);
        person.Asks[0].CanUndo.ShouldBeFalse();
        person.Asks[3].ShouldSatisfyAllConditions(ask => ask.CanUndo.ShouldBeTrue(), ask => ask.CanRetry.ShouldBeTrue());
        person.Asks[0].OwnWords.ShouldBe(["/leave"]);
    }

    [Fact]
    public async Task Where_nobody_said_anything_since_there_is_nothing_to_say_anew()
    {
        var person = new Scripted("one", Scripted.Retry, Scripted.Undo, "two", "three");
        var run = await workshop.RunAsync(
            """
            character You { brief "You." }
            scene S() { cast You on input  You -> a  narrator: "And?"  You -> b  return a: a, b: b }
            """,
            new RunOptions { Person = person });

        (run["a"], run["b"]).ShouldBe(("two", "three"));
        person.Asks[2].Refused!.Kind.ShouldBe(PersonRefusalKind.NothingBefore);
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

        Traces.Of(Kept(went.Events)).ShouldBe(Traces.Of(plain.Events));
        new Trajectory().ShouldSatisfyAllConditions(trajectory =>
        {
            foreach (var happened in went.Events)
            {
                trajectory.Add(happened);
            }

            trajectory.Now.Page.Tokens.ShouldBe(Followed(plain.Events, plain.Events.Count - 1).Page.Tokens);
        });
    }

    [Fact]
    public async Task Within_branches_nothing_is_taken_back()
    {
        var person = new Scripted("one", Scripted.Undo, "two", Scripted.Undo, "three");
        var run = await workshop.RunAsync(
            """
            character You { brief "You." }
            scene S() {
              cast You on input
              You -> a
              choose 1 by a.length { You -> b }
              You -> c
              return a: a, b: b, c: c
            }
            """,
            new RunOptions { Person = person });

        // The last undo leads before the branches, to the line that was said there last.
        run.Done.By.ShouldBe(RunEnd.Input);
        run["a"].ShouldBe("three");
        person.Asks[2].Refused!.Reason.ShouldContain("choose");
    }

    [Fact]
    public async Task A_line_that_the_window_has_no_room_for_is_refused_with_its_size()
    {
        const string source = """
            character You { brief "You." }
            character Ada { brief "Ada." line "Yes." }
            scene S() {
              window 300 tokens, reserve 40
              cast Ada, You on input
              Ada -> hello until line, 20 tokens
              You -> said until line, 40 tokens
              Ada -> reply until line, 20 tokens
              return said: said, reply: reply
            }
            """;
        var long_ = string.Concat(Enumerable.Repeat("word and ", 1 << 17));
        var person = new Scripted(long_, string.Concat(Enumerable.Repeat("word ", 400)), "short");
        var run = await workshop.RunAsync(source, new RunOptions { Person = person });
        run["said"].ShouldBe("short");
        run.Done.By.ShouldBe(RunEnd.End);
        person.Asks[1].Refused!.ShouldSatisfyAllConditions(
            refused => refused.Kind.ShouldBe(PersonRefusalKind.TooLong),
            refused => refused.Reason.ShouldContain("the line has 1,179,647 characters"),
            refused => refused.Reason.ShouldContain($"the window of 300 tokens has room for {person.Asks[0].Room}"));
        person.Asks[2].Refused!.Reason.ShouldContain("tokens), and");

        // A line that fills all the room there is can be said, and is there when it is answered.
        var tokens = person.Asks[0].Room;
        tokens.ShouldBeInRange(150, 260);

        var given = await workshop.RunAsync(source, new RunOptions { Person = new Scripted(long_, new PersonAnswer.GivenUp("line 1")) });
        given.Done.Fault!.Kind.ShouldBe(RunFaultKind.LineTooLong);
        given.Turns.Select(turn => turn.Capture).ShouldBe(["hello"]);
        FluxHost.Explain(given.Done.Fault, null).Message.ShouldStartWith("You cannot say this (line 1): the line has 1,179,647 characters");
    }

    [Fact]
    public async Task A_line_that_just_fits_is_still_there_when_it_is_answered()
    {
        const string source = """
            character You { brief "You." }
            character Ada { brief "Ada." line "Yes." }
            scene S() {
              window 300 tokens, reserve 40
              cast Ada, You on input
              Ada -> hello until line, 20 tokens
              You -> said until line, 40 tokens
              Ada -> reply until line, 20 tokens
              return said
            }
            """;
        var probe = new Scripted();
        await workshop.RunAsync(source, new RunOptions { Person = probe });
        var room = probe.Asks[0].Room;
        using var models = new ModelRegistry([.. ModelRegistry.ManagedEngines]);
        var tokenizer = models.Open("builtin:mini", new ModelOptions { BaseFolder = workshop.Folder }).Tokenizer;
        var line = "word";
        while (tokenizer.Tokenize(line + " word").Length <= room)
        {
            line += " word";
        }

        var run = await workshop.RunAsync(source, new RunOptions { Person = new Scripted(line) });
        run["said"].ShouldBe(line);
        run.Done.Fault.ShouldBeNull();
        run.Events.OfType<FluxEvent.Deleted>().ShouldNotContain(deleted => deleted.Segment == "said[1]");
    }

    [Fact]
    public async Task A_turn_with_a_type_takes_a_value_and_what_is_none_is_asked_for_again()
    {
        const string source = """
            record Crew { name: text, age: int }
            character You { brief "You." }
            scene S() {
              window 300 tokens, reserve 40
              cast You on input
              You -> road: "up" | "down"
              You -> age: int
              You -> sure: bool
              You -> crew: list of Crew
              return road: road, next: age + 1, sure: sure, first: crew[1][1].name, p: road.p("down"), more: road == "down"
            }
            """;
        var person = new Scripted("sideways", "2", "four", "41", "y", "[]]", """[{"age": 3, "name": "Zoë"}]""");
        var run = await workshop.RunAsync(source, new RunOptions { Person = person });

        run.Done.Fault.ShouldBeNull();
        (run["road"], run["next"], run["sure"], run["first"], run["p"], run["more"]).ShouldBe(("down", "42", "true", "Zoë", "1", "true"));
        person.Asks.Select(ask => ask.Refused?.Kind).ShouldBe(
            [null, PersonRefusalKind.NotAValue, null, PersonRefusalKind.NotAValue, null, null, PersonRefusalKind.NotAValue]);
        person.Asks[1].Refused!.Reason.ShouldBe("one of these is needed: 1 up, 2 down");
        run.TextOf("crew[1]").ShouldBe("You: [{\"name\": \"Zoë\", \"age\": 3}]\n");

        var given = await workshop.RunAsync(source, new RunOptions { Person = new Scripted("up", "many", new PersonAnswer.GivenUp("line 2")) });
        given.Done.Fault!.Kind.ShouldBe(RunFaultKind.AnswerRefused);
        FluxHost.Explain(given.Done.Fault, null).Message.ShouldBe("You cannot answer this (line 2): a whole number is needed, such as 12.");
    }

    [Fact]
    public async Task A_run_that_was_resumed_goes_back_behind_its_checkpoint()
    {
        var image = workshop.Image(Talk);
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
        Traces.Of(Without(Kept(said))).ShouldBe(Traces.Of(Without(Kept(plain.Events))));
        kept.Count.ShouldBeGreaterThan(3);
    }

    [SkippableFact]
    public async Task On_a_real_model_the_window_is_again_what_it_was()
    {
        var model = RealModel.Path();
        var image = workshop.Image(Talk, new Compiler.CompileOptions { Model = model, Arguments = new Dictionary<string, string> { ["rounds"] = "2" } });
        var run = await workshop.RunAsync(
            image, new RunOptions { Seed = 3, Person = new Scripted("A boat.", Scripted.Retry, Scripted.Undo, "A boat.", "A light.", Scripted.Undo, "/leave") });

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
        Traces.Of(Kept(went.Events)).ShouldBe(Traces.Of(Kept(plain.Events)));
        went.Events.OfType<FluxEvent.Undone>().Count().ShouldBe(4);
        var tracker = Followed(went.Events, went.Events.Count - 1);
        tracker.Scene.Pages.Select(page => page.View).OfType<string>().ShouldContain("Ada");
    }

    /// <summary>The events that are left when a person went back.</summary>
    private static List<FluxEvent> Kept(IReadOnlyList<FluxEvent> events)
    {
        var kept = new List<(int Index, FluxEvent Happened)>();
        for (var i = 0; i < events.Count; i++)
        {
            if (events[i] is FluxEvent.Undone undone)
            {
                kept.RemoveAll(one => one.Index >= undone.To);
                continue;
            }

            kept.Add((i, events[i]));
        }

        return [.. kept.Select(one => one.Happened)];
    }

    private static IEnumerable<FluxEvent> Without(IEnumerable<FluxEvent> events) => events.Where(happened => happened is not FluxEvent.Checkpointed);

    private static PageStateTracker Followed(IReadOnlyList<FluxEvent> events, int to)
    {
        var tracker = new PageStateTracker();
        for (var i = 0; i <= to; i++)
        {
            tracker.Apply(events[i]);
        }

        return tracker;
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
