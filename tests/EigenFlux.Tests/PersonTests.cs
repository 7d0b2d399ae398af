using EigenFlux.Models.Engines;
using EigenFlux.Models.Opening;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Persons;
using EigenFlux.Runtime.Run;
using EigenFlux.Tests.Support;

namespace EigenFlux.Tests;

/// <summary>What a person is asked, which answers are taken, and which are refused and why.</summary>
public sealed class PersonTests : IDisposable
{
    private readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    [Fact]
    public async Task What_cannot_be_taken_back_is_told_and_asked_again()
    {
        var image = workshop.Image(TakenBack.Talk);
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

    [Theory]
    [InlineData("Dr. Ada: Hello.", "Hello.")]
    [InlineData(" Dr. Ada:Dr. Ada:  Hello.", "Hello.")]
    [InlineData("Dr. Adam: Hello.", "Dr. Adam: Hello.")]
    [InlineData("Ben: Hello.", "Ben: Hello.")]
    [InlineData("Dr. Ada:", "")]
    public async Task The_own_label_that_a_person_types_is_no_text(string typed, string said)
    {
        workshop.Record("");
        var run = await workshop.RunAsync(
            Workshop.Cast + "scene S() on Tape { cast Ada on input  Ada -> a  return a: a }", new RunOptions { Person = new Scripted(typed) });

        run["a"].ShouldBe(said);
        run.LastText.ShouldEndWith($"\nDr. Ada: {said}\n");
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
        person.Asks[2].Refused!.Reason.ShouldContain("tokens), but");

        // A line that fills all the room there is can be said, and is there when it is answered.
        var tokens = person.Asks[0].Room;
        tokens.ShouldBeInRange(150, 260);

        var given = await workshop.RunAsync(source, new RunOptions { Person = new Scripted(long_, new PersonAnswer.GivenUp("line 1")) });
        given.Done.Fault.ShouldBeOfType<RunFault.LineTooLong>();
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
        using var models = new ModelRegistry([.. ManagedEngines.All]);
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
        given.Done.Fault.ShouldBeOfType<RunFault.AnswerRefused>();
        FluxHost.Explain(given.Done.Fault, null).Message.ShouldBe("You cannot give this answer (line 2): a whole number is needed, such as 12.");
    }
}
