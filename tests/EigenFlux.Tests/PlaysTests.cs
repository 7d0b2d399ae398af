using EigenFlux.Compiler;
using EigenFlux.Runtime.Checkpoints;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Run;
using EigenFlux.Runtime.Trajectories;
using EigenFlux.Scenes.Image;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;
using EigenFlux.Tests.Support;

namespace EigenFlux.Tests;

public sealed class PlaysTests : IDisposable
{
    private readonly Workshop workshop = new();

    public PlaysTests() => workshop.Record(" one");

    public void Dispose() => workshop.Dispose();

    private const string Ladder = """
        model Tape = "replay:turns.txt"
        character Sorter { brief "Sorter." }
        character Reverser { brief "Reverser." }
        character Clerk { brief "A clerk." }
        coalition Archivist "the Archivist" (Sorter, Reverser) { brief "The Archivist." plays Descend }
        character Imitation : Archivist { brief "The Archivist, by himself." }
        scene Descend(items: text) on Tape {
          window 400 tokens, reserve 40
          cast Sorter, Reverser
          narrator: "The list is: {items}"
          Sorter -> sorted until line, 40 tokens
          Reverser -> turned until line, 40 tokens
          return turned: turned, sorted: sorted
        }

        """;

    private const string Library = """
        scene Library(who: character = Archivist) on Tape {
          window 500 tokens, reserve 40
          cast who, Clerk
          Clerk: "In order, please."
          note "Nobody hears this." depth 1
          who -> answer until line, 30 tokens
          Clerk -> thanks until line, 30 tokens
          return answer: answer, stop: answer.stop, tokens: answer.tokens, thanks: thanks
        }
        """;

    [Theory]
    [InlineData("", "plum", "text")]
    [InlineData(": /[a-z;]+/", "plum;pear", "scene")]
    public async Task A_stop_in_the_text_of_what_is_played_cuts_a_text_and_no_value(string type, string answer, string stop)
    {
        workshop.Record(" plum;pear", " plum;pear", " Thank you.");
        var run = await workshop.RunAsync(Ladder + $$"""
            scene Library() on Tape {
              window 500 tokens, reserve 40
              cast Archivist, Clerk
              Clerk: "In order, please."
              Archivist -> answer{{type}} until ";", 30 tokens
              return answer: answer, stop: answer.stop
            }
            """);

        (run["answer"], run["stop"]).ShouldBe((answer, stop));
    }

    [Fact]
    public async Task A_coalition_that_plays_says_what_its_scene_returns()
    {
        workshop.Record(" plum, apple", " apple, plum", " Thank you.");
        var run = await workshop.RunAsync(Ladder + Library);

        run["answer"].ShouldBe("apple, plum");
        (run["stop"], run["tokens"], run["thanks"]).ShouldBe(("scene", "11", "Thank you."));
        run.LastText.ShouldEndWith("Clerk: In order, please.\n(Nobody hears this.)\nthe Archivist: apple, plum\nClerk: Thank you.\n");

        // The scene had the last line said, in a window of its own.
        var call = run.Events.OfType<FluxEvent.Called>().Single();
        (call.Scene, call.PlayedBy, call.Window, call.Depth).ShouldBe(("Descend", "Archivist", 400, 1));
        run.TextOf("narration1").ShouldBe("Narrator: The list is: In order, please.\n");
        var told = run.Events.Select(happened => happened switch
        {
            FluxEvent.TurnStarted turn => "turn " + turn.Capture,
            FluxEvent.Called => "call",
            FluxEvent.Returned => "return",
            FluxEvent.Stopped stopped => $"stopped {stopped.Capture} {stopped.By} {stopped.Tokens}",
            _ => null,
        }).OfType<string>();
        told.ShouldBe(
        [
            "turn answer", "call", "turn sorted", "stopped sorted line 13", "turn turned", "stopped turned line 13", "return",
            "stopped answer scene 0", "turn thanks", "stopped thanks line 12",
        ]);
    }

    [Fact]
    public async Task One_who_inherits_from_it_imitates_it()
    {
        workshop.Record(" by myself", " Thank you.");
        var run = await workshop.RunAsync(Ladder + Library, compile: Given(("who", "Imitation")));

        (run["answer"], run["stop"]).ShouldBe(("by myself", "line"));
        run.Events.OfType<FluxEvent.Called>().ShouldBeEmpty();
        run.LastText.ShouldContain("Imitation: by myself\n");
    }

    [Theory]
    [InlineData("one\\ntwo", "until line", "one", "line")]
    [InlineData("one\\n\\ntwo", "until paragraph", "one", "paragraph")]
    [InlineData("one two three", "until 7 tokens", "one two", "tokens")]
    [InlineData("one two three", "until 8 tokens", "one two", "tokens")]
    [InlineData("one é", "until 5 tokens", "one", "tokens")]
    [InlineData("one; two", "until \";\"", "one", "text")]
    [InlineData("one 22 two", "until /\\d+/", "one", "regex")]
    [InlineData("one\\nClerk: two", "until paragraph, 60 tokens", "one", "label")]
    [InlineData("  one  ", "until line, 60 tokens", "one", "scene")]
    [InlineData("", "until line, 60 tokens", "", "scene")]
    [InlineData("one", "until line, 5 seconds, collapse, eos, answer.count > 90", "one", "scene")]
    public async Task What_stops_a_turn_cuts_the_result(string result, string until, string line, string stop)
    {
        var run = await workshop.RunAsync($$"""
            character Ada { brief "Ada." }
            character Clerk { brief "A clerk." }
            coalition Pair(Ada) { brief "A pair." plays Say }
            scene Say(line: text) { cast Ada  return "{{result}}" }
            model Tape = "replay:turns.txt"
            scene S() on Tape {
              window 400 tokens, reserve 40
              cast Pair, Clerk
              Pair -> answer {{until}}
              return answer: answer, stop: answer.stop
            }
            """);
        (run["answer"], run["stop"]).ShouldBe((line, stop));
    }

    [Fact]
    public async Task A_list_or_a_number_is_said_as_text_and_the_narrator_is_heard_too()
    {
        var run = await workshop.RunAsync("""
            character Ada { brief "Ada." }
            coalition Names(Ada) { brief "Names." plays List }
            coalition Sum(Ada) { brief "Sum." plays Count }
            scene List(line: text) { cast Ada  return [line, "b"] }
            scene Count(line: text) { cast Ada  return 40 + 2 }
            scene S() {
              window 400 tokens, reserve 60
              cast Names, Sum
              Sum -> first until 20 tokens
              narrator: "A bell."
              Names -> names until 40 tokens
              Names -> again until 40 tokens
              return first: first, names: names, again: again
            }
            """);
        (run["first"], run["names"], run["again"]).ShouldBe(("42", "A bell.\nb", "A bell.\nb\nb"));
    }

    [Fact]
    public async Task A_turn_with_a_type_has_the_value_that_the_scene_returns()
    {
        const string source = """
            record Row { name: text, tons: int }
            character Ada { brief "Ada." }
            coalition Board(Ada) { brief "The board." plays Vote }
            coalition Desk(Ada) { brief "The desk." plays Count }
            coalition Book(Ada) { brief "The book." plays List }
            scene Vote(line: text, what: text = "yes") { cast Ada  return what }
            scene Count(line: text) { cast Ada  return 40 + 2 }
            scene List(line: text) { cast Ada  return "{line}" }
            scene S() {
              window 400 tokens, reserve 60
              cast Board, Desk, Book, Ada
              Board -> vote: "yes" | "no"
              Desk -> count: int
              Ada: "[3, 4]"
              Book -> rows: list of int
              Board -> wrong: "up" | "down"
              return vote: vote == "yes", sure: vote.p("yes"), count: count + 1, second: rows[1][2] + 1, wrong: wrong
            }
            """;
        var run = await workshop.RunAsync(source);
        run.Done.Fault.ShouldBeNull();
        (run["vote"], run["sure"], run["count"], run["second"], run["wrong"]).ShouldBe(("true", "1", "43", "5", "yes"));
        var notice = run.Events.OfType<FluxEvent.Noticed>().ShouldHaveSingleItem().Fault;
        notice.ShouldBeOfType<RunFault.PlayedNoValue>();
        FluxHost.Explain(notice, null).Message.ShouldStartWith("Board plays Vote, but the line that it returned is not a value of the type of 'wrong'");
    }

    [Fact]
    public async Task It_plays_with_what_it_has_seen_alone()
    {
        var run = await workshop.RunAsync("""
            character Ada { brief "Ada." }
            character Ben { brief "Ben." }
            coalition Board(Ada) { brief "The board." plays Say }
            coalition Court(Ben) { brief "The court." plays Say }
            scene Say(line: text) { cast Ada  return "{line}!" }
            scene S() {
              window 400 tokens, reserve 60
              cast Board, Court, Ada
              Ada: "For all."
              Ada: "For the board." seen by Board
              Court -> court until line, 40 tokens
              Ada: "For the board again." seen by Board
              Board -> board seen by Board until line, 40 tokens
              Court -> again until line, 40 tokens
              Board -> last until line, 40 tokens
              return court: court, board: board, again: again, last: last
            }
            """);
        (run["court"], run["board"], run["again"], run["last"]).ShouldBe(("For all.!", "For the board again.!", "For all.!!", "For all.!!!"));
    }

    [Fact]
    public async Task It_works_with_choice_branches_watches_and_summaries_and_its_windows_are_those_of_the_schedule()
    {
        const string source = """
            character Ada { brief "Ada measures." line "Nine hundred." }
            character Ben { brief "Ben doubts." line "How do you know?" }
            coalition Board(Ada, Ben) { brief "The board speaks with one voice." plays Meeting }
            premise Sure of Board { brief "The board is sure of it: nine hundred." }
            premise Unsure of Board { brief "The board doubts it." }
            scene Meeting(line: text) {
              window 160 tokens, reserve 24
              cast Ada, Ben
              narrator: "{line}"
              choose 2 by a.length { Ada -> a until line, 12 tokens }
              Ben -> b until line, 12 tokens
              return b
            }
            scene S(rounds: int = 5) {
              window 200 tokens, reserve 40
              delete by summary down to 80 %
              cast Board, Ada
              watch Board over Sure, Unsure as w
              Ada: "How large is it?"
              repeat rounds {
                Board | Ada -> said until line, 14 tokens
                choose 2 by said.length { Board -> word until line, 14 tokens }
                Ada -> reply until line, 14 tokens
              }
              return word: word.all, sure: w.ever[Sure], calls: word.count
            }
            """;
        var image = workshop.Image(source);
        var checkpoints = new List<Checkpoint>();
        var options = new RunOptions
        {
            Seed = 11,
            Checkpoints = new CheckpointOptions(checkpoint =>
            {
                checkpoints.Add(checkpoint);
                return null;
            })
            {
                Every = 15,
            },
        };
        var run = await workshop.RunAsync(image, options);
        run.Done.Fault.ShouldBeNull();
        run["calls"].ShouldBe("5");
        run.Events.OfType<FluxEvent.Called>().Count(call => call.PlayedBy == "Board").ShouldBeGreaterThanOrEqualTo(5);
        run.Events.OfType<FluxEvent.Amplitude>().Count().ShouldBeGreaterThanOrEqualTo(5);
        run.Pages().Max(step => step.Page.Count).ShouldBeLessThanOrEqualTo(200);

        var trajectory = new Trajectory();
        foreach (var happened in run.Events)
        {
            trajectory.Add(happened);
        }

        var within = trajectory.Moments().First(moment => moment.Scenes.Count == 2 && moment.Happened is FluxEvent.Stopped);
        within.Scenes.Select(scene => scene.Scene).ShouldBe(["S", "Meeting"]);
        within.Scenes[0].Page.Find("line1").ShouldNotBeNull();

        var plain = await workshop.RunAsync(image, new RunOptions { Seed = 11 });
        Traces.Of(run.Events.Where(happened => happened is not FluxEvent.Checkpointed)).ShouldBe(Traces.Of(plain.Events));
        checkpoints.Count.ShouldBeGreaterThan(5);
        foreach (var checkpoint in checkpoints.Where(kept => !kept.IsFinished).Select(kept => Checkpoint.FromBytes(kept.ToBytes())))
        {
            var told = new List<FluxEvent>();
            await foreach (var happened in workshop.Host.ResumeAsync(checkpoint, new RunOptions { Checkpoints = new CheckpointOptions(_ => null) { Every = 15 } }))
            {
                told.Add(happened);
            }

            Traces.Of(told.Where(happened => happened is not FluxEvent.Checkpointed)).ShouldBe(Traces.Of(plain.Events));
        }
    }

    [Fact]
    public async Task The_run_deletes_what_the_schedule_says_where_turns_are_played()
    {
        const string source = """
            character Ada { brief "Ada measures." }
            coalition Board(Ada) { brief "The board speaks with one voice." plays Meeting }
            scene Meeting(line: text) { window 200 tokens, reserve 24  cast Ada  narrator: "{line}"  Ada -> a until line, 16 tokens  return a }
            scene S() {
              window 120 tokens, reserve 24
              cast Board, Ada
              repeat 8 {
                Ada -> question until line, 16 tokens
                Board -> answer until line, 16 tokens
              }
              return answer
            }
            """;
        var image = workshop.Image(source);
        image.Plan.Beats.Where(beat => beat.Plays == "Meeting").Count().ShouldBe(8);
        image.Plan.Beats.ShouldAllBe(beat => beat.Generated && !beat.Person);
        var run = await workshop.RunAsync(image, new RunOptions { Seed = 4 });
        run.Events.OfType<FluxEvent.Deleted>().ShouldNotBeEmpty();
        Replanned.Of(image, run).ShouldBeTheWindowsOf(run, image.Plan);
    }

    [Fact]
    public void The_map_knows_what_a_turn_costs()
    {
        var image = workshop.Image(Ladder + """
            scene Outer(n: int = 2) on Tape {
              window 500 tokens, reserve 40
              cast Archivist, Clerk
              Clerk: "In order, please."
              repeat n { Archivist -> answer until line, 30 tokens }
              call Twice("a") -> twice
              return answer
            }
            scene Twice(what: text) on Tape {
              window 300 tokens, reserve 40
              cast Archivist
              narrator: "{what}"
              repeat 2 { Archivist -> x until line, 10 tokens }
              return x
            }
            scene Main() on Tape { window 500 tokens, reserve 40  cast Clerk  call Outer()  call Outer(3)  Clerk -> last until line, 20 tokens  return last }
            """);
        var costs = image.Costs.ToDictionary(cost => cost.Scene);
        costs.Keys.ShouldBe(["Descend", "Outer", "Twice"], ignoreOrder: true);
        costs["Descend"].ShouldSatisfyAllConditions(
            cost => cost.Generated.ShouldBe(80), cost => cost.PlayedBy.ShouldBe(["Archivist"]), cost => cost.Window.ShouldBe(400), cost => cost.IsBounded.ShouldBeTrue());
        costs["Twice"].ShouldSatisfyAllConditions(cost => cost.Generated.ShouldBe(160), cost => cost.PlayedBy.ShouldBeEmpty());
        costs["Outer"].IsBounded.ShouldBeFalse();
        ImageSerializer.Read(ImageSerializer.Write(image)).Costs.Count.ShouldBe(3);
        ImageSerializer.Read(ImageSerializer.Write(image)).Characters["Archivist"].Plays.ShouldBe(new PlayProgram("Descend", "items"));

        // What is read is at least what is written: the line and the two turns' frames.
        costs["Descend"].Read.ShouldBeInRange(80, 200);
    }

    [Fact]
    public async Task Reading_and_generating_stay_within_what_the_map_says()
    {
        var image = workshop.Image("""
            character Ada { brief "Ada measures." full "Ada measures whatever she can reach, and says how far she has come." }
            coalition Board(Ada) { brief "The board." plays Meeting }
            scene Meeting(line: text) {
              window 200 tokens, reserve 24
              cast Ada
              narrator: "{line}"
              repeat 3 { Ada -> a until line, 16 tokens }
              return a
            }
            scene S() { window 200 tokens, reserve 24  cast Board  narrator: "A bell."  repeat 4 { Board -> b until line, 16 tokens }  return b }
            """);
        var cost = image.Costs.ShouldHaveSingleItem();
        var run = await workshop.RunAsync(image, new RunOptions { Seed = 4 });
        var (generated, read) = (0, 0);
        var before = 0;
        foreach (var happened in run.Events)
        {
            switch (happened)
            {
                case FluxEvent.Called:
                    (generated, read, before) = (0, 0, happened.Generated);
                    break;
                case FluxEvent.Returned:
                    generated = happened.Generated - before;
                    ((long)generated).ShouldBeLessThanOrEqualTo(cost.Generated);
                    ((long)read).ShouldBeLessThanOrEqualTo(cost.Read + cost.Generated);
                    break;
                case FluxEvent.Appended appended:
                    read += appended.Tokens.Count;
                    break;
            }
        }

        generated.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Where_only_a_run_can_tell_that_it_plays_itself_the_depth_is_bounded()
    {
        var run = await workshop.RunAsync(
            """
            character Ada { brief "Ada." }
            coalition Board(Ada) { brief "The board." plays Meeting }
            scene Meeting(line: text) { window 100 tokens, reserve 20  cast Board  let who = pick([Board])  for one in [who] { one -> x until 5 tokens }  return x }
            scene S() { window 100 tokens, reserve 20  cast Board  Board -> b until 5 tokens  return b }
            """,
            new RunOptions { MaximumCallDepth = 5 });
        run.Done.Fault.ShouldBeOfType<RunFault.CallsTooDeep>();
        run.Events.OfType<FluxEvent.Called>().Count().ShouldBe(5);
    }

    [Fact]
    public void A_scene_that_cannot_be_laid_out_is_told_when_the_program_is_compiled()
    {
        var result = workshop.Compile("""
            character Ada { brief "Ada measures whatever she can reach, and says how far she has come, and counts it twice." }
            coalition Board(Ada) { brief "The board." plays Meeting }
            scene Meeting(line: text) { window 20 tokens, reserve 8  cast Ada  narrator: "{line}"  Ada -> a until 5 tokens  return a }
            scene S() { window 200 tokens, reserve 20  cast Board  Board -> b until 5 tokens  return b }
            """);
        result.HasErrors.ShouldBeTrue();
        result.Diagnostics.ShouldContain(diagnostic => diagnostic.Message.Contains("Meeting", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_person_may_play_a_coalition_and_then_it_does_not_play()
    {
        var run = await workshop.RunAsync(
            Ladder + """
            scene S() { window 300 tokens, reserve 20  cast Archivist on input  Archivist -> a until line, 20 tokens  return a }
            """,
            new RunOptions { Person = new Scripted("myself") });
        run["a"].ShouldBe("myself");
        run.Events.OfType<FluxEvent.Called>().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_person_who_is_cast_within_is_asked_and_takes_lines_back_there()
    {
        const string source = """
            character Ada { brief "Ada." line "Yes." }
            character You { brief "You." }
            coalition Board(Ada, You) { brief "The board." plays Meeting }
            scene Meeting(line: text) {
              window 200 tokens, reserve 24
              cast Ada, You on input
              narrator: "{line}"
              Ada -> a until line, 8 tokens
              You -> mine until line, 16 tokens
              return mine
            }
            scene S() {
              window 200 tokens, reserve 24
              cast Board, You on input
              You -> first until line, 16 tokens
              repeat 2 { Board -> b until line, 16 tokens }
              return b: b.all, first: first
            }
            """;
        var went = await workshop.RunAsync(source, new RunOptions { Person = new Scripted("A", "B", Scripted.Undo, Scripted.Undo, "C", "D", "E") });
        var plain = await workshop.RunAsync(source, new RunOptions { Person = new Scripted("C", "D", "E") });
        (went["first"], went["b"]).ShouldBe(("C", "D\nE"));
        went.Done.Result.ShouldBe(plain.Done.Result, new ResultsByText());
    }

    private static CompileOptions Given(params (string Name, string Value)[] arguments) =>
        new() { Arguments = arguments.ToDictionary(argument => argument.Name, argument => argument.Value) };

    private sealed class ResultsByText : IEqualityComparer<FluxValue.Result>
    {
        public bool Equals(FluxValue.Result? x, FluxValue.Result? y) =>
            x!.Parts.Select(part => (part.Key, part.Value.AsText())).SequenceEqual(y!.Parts.Select(part => (part.Key, part.Value.AsText())));

        public int GetHashCode(FluxValue.Result result) => result.Parts.Count;
    }
}
