using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Persons;
using EigenFlux.Runtime.Run;
using EigenFlux.Tests.Support;

namespace EigenFlux.Tests;

public sealed class LoopTests : IDisposable
{
    private readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    [Fact]
    public async Task A_capture_is_its_last_turn_and_has_all_of_them()
    {
        workshop.Record("one", "two", "three");
        var run = await workshop.RunAsync(Workshop.Cast + """
            scene S() on Tape {
              cast Ada
              repeat 3 { Ada -> said until line, 20 tokens }
              return last: said, all: said.all, first: said[1], past: said[9], count: said.count, twos: said.count("two"),
                stop: said.stop, who: said.speaker, any: said.any ~ /^t/, every: said.every ~ /^t/
            }
            """);

        run["last"].ShouldBe("three");
        run["all"].ShouldBe("one\ntwo\nthree");
        run["first"].ShouldBe("one");
        run["past"].ShouldBe("");
        run["count"].ShouldBe("3");
        run["twos"].ShouldBe("1");
        run["stop"].ShouldBe("line");
        run["who"].ShouldBe("Dr. Ada");
        run["any"].ShouldBe("true");
        run["every"].ShouldBe("false");
    }

    [Fact]
    public async Task A_screenplay_is_written_as_one_reads_it()
    {
        workshop.Record(" How large?");
        var run = await workshop.RunAsync(Workshop.Cast + """
            scene S() on Tape {
              target screenplay
              cast Ada, Ben
              pin "The deal closes at midnight."
              setting "A room."
              Ben: "Large."
              Ada -> said until line, 20 tokens
              narrator: "Rain."
              note "It is late."
            }
            """);

        run.LastText.ShouldBe("""
            Dr. Ada — Ada measures.
            Ben doubts.
            The deal closes at midnight.

            [A room.]
            Ben: Large.
            Dr. Ada: How large?
            Narrator: Rain.
            (It is late.)

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task A_novel_is_written_as_one_reads_it_and_a_quotation_mark_ends_a_speech()
    {
        workshop.Record("How large?\" She waited.");
        var run = await workshop.RunAsync(Workshop.Cast + """
            scene S() on Tape {
              target novel
              cast Ada, Ben
              setting "A room."
              Ben: "Large."
              Ada -> said until 60 tokens
              return said: said, by: said.stop
            }
            """);

        run["said"].ShouldBe("How large?");
        run["by"].ShouldBe("line");
        run.LastText.ShouldEndWith("A room.\n\nBen said, \"Large.\"\n\nDr. Ada said, \"How large?\"\n\n");
    }

    [Fact]
    public async Task Control_flow_does_what_it_says()
    {
        workshop.Record([.. Enumerable.Range(1, 20).Select(i => $"turn {i}")]);
        var run = await workshop.RunAsync(Workshop.Cast + """
            let words = ["red", "blue"]
            scene S(count: int = 2) on Tape {
              cast Ada, Ben
              let n = 0
              for w in words { narrator: "{w} {n}"  let n = n + 1 }
              for i in 1..3 { if i == 2 { narrator: "two" } else if i == 3 { narrator: "three" } else { narrator: "other" } }
              while n < 5 at most 2 { let n = n + 1 }
              repeat count { Ada -> said until line, 20 tokens }
              for who in Pair { who -> each until line, 20 tokens }
              stop when said.count == 2
              narrator: "never"
              return n: n, last: each, who: each.speaker
            }
            """);

        run["n"].ShouldBe("4");
        run["last"].ShouldBe("turn 4");
        run["who"].ShouldBe("Ben");
        run.Done.By.ShouldBe(RunEnd.Stop);
        run.Shown.ShouldBe("""
            Narrator: red 0
            Narrator: blue 1
            Narrator: other
            Narrator: two
            Narrator: three
            Dr. Ada: turn 1
            Dr. Ada: turn 2
            Dr. Ada: turn 3
            Ben: turn 4

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task A_called_scene_has_a_window_of_its_own_and_gives_back_only_its_result()
    {
        workshop.Record("inside one", "outside", "inside two");
        var run = await workshop.RunAsync(Workshop.Cast + """
            scene Inner(topic: text, loud: bool = true) on Tape {
              window 300 tokens, reserve 20
              cast Ben
              pin "Of {topic}."
              Ben -> view until line, 20 tokens
              return view: view, loud: loud
            }
            scene Outer() on Tape {
              cast Ada
              call Inner(topic: "price") -> first
              Ada -> said until line, 20 tokens
              call Inner(topic: said) -> first
              narrator: "He said {first.view}."
              return all: first.all, view: first.view, count: first.count, loud: first.loud
            }
            """);

        run["view"].ShouldBe("inside two");
        run["count"].ShouldBe("2");
        run["loud"].ShouldBe("true");
        run.LastText.ShouldNotContain("Of price");
        run.LastText.ShouldContain("He said inside two.");
        var inner = run.Pages().Where(step => step.Happened is FluxEvent.Stopped { Capture: "view" }).Select(step => step.Page).ToList();
        inner.Count.ShouldBe(2);
        inner[1].ShouldNotContain(token => token.Segment.StartsWith("said", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Keep_forget_and_recall_are_deletion_as_an_instruction()
    {
        workshop.Record([.. Enumerable.Range(1, 30).Select(i => $"this is turn {i:00} and it is rather long")]);
        var run = await workshop.RunAsync(Workshop.Cast + """
            scene S() on Tape {
              window 320 tokens, reserve 64
              cast Ada
              Ada -> promise until line, 60 tokens
              keep promise
              Ada -> slip until line, 60 tokens
              forget slip
              Ada -> first until line, 60 tokens
              repeat 12 { Ada -> said until line, 60 tokens }
              recall first
              recall promise
            }
            """);

        run.Done.Fault.ShouldBeNull();
        run.LastSegments.ShouldContain("promise[1]");
        run.LastSegments.ShouldNotContain("slip[1]");
        run.LastSegments[^1].ShouldBe("first[1]");
        run.LastText.ShouldEndWith("Dr. Ada: this is turn 03 and it is rather long\n");
        run.Events.OfType<FluxEvent.Appended>().Where(e => e.Again).Select(e => e.Segment).ShouldBe(["first[1]"]);
        var forgotten = run.Pages().First(step => step.Happened is FluxEvent.Deleted { Segment: "slip[1]" });
        forgotten.Happened.Generated.ShouldBeLessThan(120);
    }

    [Fact]
    public async Task A_setting_takes_the_place_of_the_one_before_and_a_note_of_what_it_said()
    {
        workshop.Record("unused");
        var run = await workshop.RunAsync(Workshop.Cast + """
            scene S() on Tape {
              cast Ada
              setting "A room."
              for i in 1..3 { note "Round {i}."  Ada: "Yes." }
              setting "A street."
            }
            """);

        run.LastText.ShouldNotContain("A room.");
        run.LastText.ShouldNotContain("Round 1.");
        run.LastText.ShouldContain("(Round 3.)");
        run.LastText.ShouldEndWith("[A street.]\n");
    }

    [Fact]
    public async Task A_note_with_a_depth_stays_that_many_turns_from_the_end()
    {
        workshop.Record([.. Enumerable.Range(1, 6).Select(i => $"t{i}")]);
        var run = await workshop.RunAsync(Workshop.Cast + """
            scene S() on Tape {
              cast Ada
              note "Remember." depth 2
              repeat 6 { Ada -> said until line, 20 tokens }
            }
            """);

        // It is put to its place before each turn, so that two turns follow it when the next begins.
        var starts = run.Pages().Where(step => step.Happened is FluxEvent.TurnStarted)
            .Select(step => step.Page.Select(token => token.Segment).Distinct().ToList()).ToList();
        starts[^1].ShouldBe(["Ada", "prefix-end", "said[1]", "said[2]", "said[3]", "note1", "said[4]", "said[5]", "said[6]"]);
    }

    [Fact]
    public async Task A_character_that_enters_is_defined_then_and_stays_while_it_is_present()
    {
        workshop.Record([.. Enumerable.Range(1, 20).Select(i => $"this is turn {i:00} and it is rather long")]);
        var run = await workshop.RunAsync(Workshop.Cast + """
            scene S() on Tape {
              window 320 tokens, reserve 64
              cast Ada, Ben
              Ada -> said until line, 60 tokens
              enter Ben
              repeat 8 { Ben -> reply until line, 60 tokens }
              exit Ben
              repeat 8 { Ada -> said until line, 60 tokens }
            }
            """);

        run.Done.Fault.ShouldBeNull();
        run.Pages().First(step => step.Happened is FluxEvent.TurnStarted).Page.ShouldNotContain(token => token.Segment == "Ben");
        run.Pages().Last(step => step.Happened is FluxEvent.Stopped { Capture: "reply" }).Page.ShouldContain(token => token.Segment == "Ben");
        run.LastSegments.ShouldNotContain("Ben");
    }

    [Fact]
    public async Task Where_several_may_speak_the_model_says_who()
    {
        // After "Ann: hello." the text always goes on with Bob, and after Bob with Ann.
        workshop.Write("talk.txt", string.Concat(Enumerable.Repeat("Ann: hello.\nBob: goodbye.\n", 200)));
        var run = await workshop.RunAsync("""
            model Talk = "ngram:talk.txt?order=12" { temperature 0 }
            character Ann { brief "Ann." }
            character Bob { brief "Bob." }
            scene S() on Talk {
              cast Ann, Bob
              Ann: "hello."
              repeat 4 { Ann | Bob -> said until line, 40 tokens }
              return said.all, who: said.speaker
            }
            """);

        run.Shown.ShouldBe("Ann: hello.\nBob: goodbye.\nAnn: hello.\nBob: goodbye.\nAnn: hello.\n");
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_run_and_another_seed_another()
    {
        const string source = """
            let weather = pick(["rain", "fog", "sun", "hail", "wind", "snow"])
            character Ada { brief "Ada." }
            scene S() {
              cast Ada
              narrator: "{weather} {pick(1..1000)}"
              repeat 3 { Ada -> said until line, 20 tokens }
              return said.all
            }
            """;
        var first = await workshop.RunAsync(source, new RunOptions { Seed = 3 });
        var again = await workshop.RunAsync(source, new RunOptions { Seed = 3 });
        var other = await workshop.RunAsync(source, new RunOptions { Seed = 4 });

        again.Shown.ShouldBe(first.Shown);
        other.Shown.ShouldNotBe(first.Shown);
        again.LastPage.ShouldBe(first.LastPage);
    }

    [Fact]
    public async Task Each_model_of_a_scene_has_a_page_of_its_own_with_the_same_story()
    {
        workshop.Record("from the tape", "again");
        workshop.Write("talk.txt", string.Concat(Enumerable.Repeat("Ben: yes.\n", 50)));
        var run = await workshop.RunAsync(Workshop.Cast + """
            model Talk = "ngram:talk.txt?unit=words" { temperature 0 }
            scene S() on Tape {
              cast Ada, Ben on Talk
              Ada -> a until line, 20 tokens
              Ben -> b until line, 20 tokens
              Ada -> c until line, 20 tokens
              return a: a, b: b, c: c
            }
            """);

        run["b"].ShouldBe("yes.");
        run["c"].ShouldBe("again");
        run.LastText.ShouldEndWith("Dr. Ada:from the tape\nBen: yes.\nDr. Ada:again\n");
        run.Events.OfType<FluxEvent.Appended>().ShouldContain(e => e.Model == "ngram:talk.txt?unit=words");
    }

    [Fact]
    public async Task A_person_plays_a_part()
    {
        workshop.Record(" Stairs.", " All of them.");
        var run = await workshop.RunAsync(
            Workshop.Cast + """
            scene S(player: model = input) on Tape {
              cast Ada, Ben on player
              repeat 5 {
                Ben -> said until line, 40 tokens
                stop when said == "/quit"
                Ada -> reply until line, 40 tokens
              }
              return said.all
            }
            """,
            new RunOptions { Person = new Script("What now?", "/quit") });

        run.Done.By.ShouldBe(RunEnd.Stop);
        run["said"].ShouldBe("What now?\n/quit");
        run.LastText.ShouldEndWith("Ben: What now?\nDr. Ada: Stairs.\nBen: /quit\n");
    }

    [Fact]
    public async Task A_person_who_leaves_ends_the_run_and_one_who_is_not_there_is_reported()
    {
        const string source = """
            character Ben { brief "Ben." }
            scene S() { cast Ben on input   Ben -> said until line, 10 tokens   return said.all }
            """;
        var left = await workshop.RunAsync(source, new RunOptions { Person = new Script() });
        var nobody = await workshop.RunAsync(source);

        left.Done.By.ShouldBe(RunEnd.Input);
        nobody.Done.Fault.ShouldBeOfType<RunFault.NoPerson>();
        FluxHost.Explain(nobody.Done.Fault).Code.Id.ShouldBe("EF5011");
    }

    [Fact]
    public async Task An_interrupted_run_keeps_what_was_said()
    {
        using var stop = new CancellationTokenSource();
        var image = workshop.Image("""
            character Ada { brief "Ada." }
            scene S() { cast Ada   repeat 1000 { Ada -> said until line, 20 tokens }   return said: said.all, count: said.count }
            """);
        var events = new List<FluxEvent>();
        await foreach (var happened in workshop.Host.RunAsync(image, new RunOptions { Seed = 1 }, stop.Token))
        {
            events.Add(happened);
            if (events.OfType<FluxEvent.Stopped>().Count() == 3)
            {
                await stop.CancelAsync();
            }
        }

        var done = events[^1].ShouldBeOfType<FluxEvent.Done>();
        done.By.ShouldBe(RunEnd.Interrupted);
        int.Parse(done.Result["count"].AsText(), System.Globalization.CultureInfo.InvariantCulture).ShouldBeGreaterThanOrEqualTo(3);
    }

    [Fact]
    public async Task A_reader_who_leaves_ends_the_run()
    {
        var image = workshop.Image("""
            character Ada { brief "Ada." }
            scene S() { cast Ada   repeat 100000 { Ada -> said until line, 20 tokens }   return said.all }
            """);
        var count = 0;
        await foreach (var happened in workshop.Host.RunAsync(image, new RunOptions { Seed = 1, MaximumTokens = int.MaxValue }))
        {
            if (++count > 50)
            {
                break; // Leaving waits for the run to end; a run that goes on would never let this test finish.
            }
        }

        count.ShouldBe(51);
    }

    [Theory]
    [InlineData("let l = [1]   repeat 900 { let l = l + [2] }", RunEnd.End)]
    [InlineData("let l = [1]   repeat 1500 { let l = l + [2] }", RunEnd.Limit)]
    public async Task A_statement_counts_once_more_for_each_64_elements_of_a_list(string body, RunEnd by)
    {
        var run = await workshop.RunAsync($"scene S() {{ {body}   return 1 }}", new RunOptions { MaximumSteps = 10_000 });

        run.Done.By.ShouldBe(by);
    }

    [Fact]
    public async Task A_run_that_never_stops_meets_its_limits_by_name()
    {
        const string source = """
            character Ada { brief "Ada." }
            scene S() { cast Ada   repeat 1000000 { Ada -> said until line, 20 tokens }   return count: said.count }
            """;
        var tokens = await workshop.RunAsync(source, new RunOptions { MaximumTokens = 100 });
        var steps = await workshop.RunAsync(
            "scene S() { let n = 0   repeat 1000000000 { let n = n + 1 }   return n: n }", new RunOptions { MaximumSteps = 10_000 });

        tokens.Done.By.ShouldBe(RunEnd.Limit);
        tokens.Done.Generated.ShouldBe(100);
        FluxHost.Explain(tokens.Done.Fault!).ToString().ShouldContain("--max-tokens");
        steps.Done.By.ShouldBe(RunEnd.Limit);
    }

    [Fact]
    public async Task Scenes_that_call_each_other_without_an_end_are_reported()
    {
        var run = await workshop.RunAsync("scene S() { call S() -> again   return again }");

        run.Done.Fault.ShouldBeOfType<RunFault.CallsTooDeep>();
        FluxHost.Explain(run.Done.Fault).Code.Id.ShouldBe("EF5015");
    }

    [Fact]
    public async Task A_recording_that_is_over_ends_the_run_and_keeps_what_was_said()
    {
        workshop.Record("one", "two");
        var run = await workshop.RunAsync(Workshop.Cast + """
            scene S() on Tape { cast Ada   repeat 5 { Ada -> said until line, 20 tokens }   return said.all }
            """);

        run.Done.By.ShouldBe(RunEnd.Failed);
        FluxHost.Explain(run.Done.Fault!).Code.Id.ShouldBe("EF4008");
        run["said"].ShouldStartWith("one\ntwo");
    }

    [Fact]
    public async Task A_turn_longer_than_the_room_loses_its_own_first_tokens()
    {
        workshop.Record(new string('x', 50) + new string('y', 200));
        var run = await workshop.RunAsync(Workshop.Cast + """
            scene S() on Tape {
              window 160 tokens, reserve 20
              cast Ada
              Ada -> said until 250 tokens
              return said: said
            }
            """);

        run.Done.Fault.ShouldBeNull();
        run["said"].Length.ShouldBe(250);
        run.Pages().Max(step => step.Page.Count).ShouldBe(160);
        run.LastText.ShouldStartWith("Dr. Ada — Ada measures.\n\nDr. Ada:y");
    }

    [Fact]
    public async Task Text_of_several_bytes_a_character_is_never_cut_in_a_character()
    {
        workshop.Record("Ça va, Zoë? 🐟🐟 — naïve…");
        var run = await workshop.RunAsync(Workshop.Cast + """
            scene S() on Tape { cast Ada   Ada -> said until line, 100 tokens   return said: said }
            """);

        run["said"].ShouldBe("Ça va, Zoë? 🐟🐟 — naïve…");
        run.Shown.ShouldBe("Dr. Ada: Ça va, Zoë? 🐟🐟 — naïve…\n");
        run.Events.OfType<FluxEvent.Said>().ShouldAllBe(e => !e.Text.Contains('�'));
    }

    /// <summary>A person who says what they were told to, and then leaves.</summary>
    private sealed class Script(params string[] lines) : IPerson
    {
        private int next;

        public ValueTask<PersonAnswer> AskAsync(PersonAsk ask, CancellationToken cancellation) =>
            ValueTask.FromResult(PersonAnswer.Of(next < lines.Length ? lines[next++] : null));
    }
}
