using EigenFlux.Cli.Tests.Support;

namespace EigenFlux.Cli.Tests.Commands;

public sealed class PersonTests : IDisposable
{
    private readonly Folder folder = new();

    public PersonTests() => folder.Write("talk.eflux", """
        character Keeper "the Keeper" { brief "The keeper." line "You'll want the stairs." }
        character You { brief "You." }
        scene Talk() {
          window 200 tokens, reserve 40
          cast Keeper, You on input
          Keeper: "You'll want the stairs."
          repeat 3 {
            You -> said until line, 60 tokens
            Keeper -> reply until line, 12 tokens
          }
          return said: said.all
        }
        """);

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("one\ntwo\n", "one\ntwo", "input")]
    [InlineData("one\n/quit\nnever\n", "one", "input")]
    [InlineData("one\n/undo\ntwo\nthree\nfour\n", "two\nthree\nfour", "end")]
    [InlineData("/undo\n/retry\none\n/UNDO\n", "", "input")]
    [InlineData("one\n/retry\n//retry\n/dance\n", "one\n/retry\n/dance", "end")]
    [InlineData("one\r\ntwo", "one\ntwo", "input")]
    [InlineData("/help\n/why\none\n/why\n", "one", "input")]
    public void Lines_and_commands_come_from_a_pipe(string input, string said, string stopped)
    {
        var outcome = Eflux.Run(folder, input, ["run", "talk.eflux", "--seed", "3", "--json"]).ShouldEndWith(0);
        outcome.Json.GetProperty("stopped").GetString().ShouldBe(stopped);
        string.Join('\n', outcome.Json.GetProperty("result").GetProperty("said").EnumerateArray().Select(line => line.GetString())).ShouldBe(said);
        outcome.Error.ShouldNotContain("You>");
    }

    [Fact]
    public void What_is_taken_back_is_told_in_the_story_and_in_the_trace()
    {
        var outcome = Eflux.Run(folder, "one\n/undo\ntwo\nthree\n/retry\nfour\n", ["run", "talk.eflux", "--seed", "3", "--trace", "t.jsonl"]).ShouldEndWith(0);
        outcome.Output.Split("— taken back —").Length.ShouldBe(3);
        outcome.Output.ShouldContain("You: one\n");

        var lines = File.ReadAllLines(folder["t.jsonl"]).Select(line => System.Text.Json.JsonDocument.Parse(line).RootElement).ToList();
        var undone = lines.Where(line => line.GetProperty("e").GetString() == "undone").ToList();
        undone.Count.ShouldBe(2);
        var asked = lines[undone[0].GetProperty("to").GetInt32() - 1];
        (asked.GetProperty("e").GetString(), asked.GetProperty("segment").GetString(), asked.GetProperty("person").GetBoolean()).ShouldBe(("turn", "said[1]", true));
        undone[0].GetProperty("speaker").GetString().ShouldBe("You");
        var heard = lines[undone[1].GetProperty("to").GetInt32() - 1];
        (heard.GetProperty("e").GetString(), heard.GetProperty("text").GetString()).ShouldBe(("stopped", "three"));
        undone[1].TryGetProperty("speaker", out _).ShouldBeFalse();

        var replayed = Eflux.Run(folder, "replay", "t.jsonl").ShouldEndWith(0);
        replayed.Output.ShouldContain("You: two");
        replayed.Output.ShouldNotContain("You: one");
    }

    [Fact]
    public void Why_shows_the_window_and_what_was_deleted()
    {
        var outcome = Eflux.Run(folder, "/why\nA line of mine.\n/why\n", ["run", "talk.eflux", "--seed", "3"]).ShouldEndWith(0);
        outcome.Error.ShouldContain("The window  ");
        outcome.Error.ShouldContain("What the Keeper has before them  ");
        outcome.Error.ShouldMatch("""said\[1\] +turn +\d+  You: A line of mine\.""");
        outcome.Error.ShouldContain("Nothing was deleted since your last line.");
    }

    [Fact]
    public void A_word_with_a_slash_that_the_scene_itself_looks_for_is_said()
    {
        var lighthouse = Path.Combine(Eflux.Examples, "lighthouse.eflux");
        var own = Eflux.Run(folder, "Hello.\n/quit\nnever\n", ["run", lighthouse, "--seed", "3"]).ShouldEndWith(0);
        own.Output.ShouldContain("You: /quit\n");
        own.Error.ShouldContain("stopped: stop when");
    }

    [Fact]
    public void A_line_of_a_megabyte_is_refused_and_what_was_said_is_kept()
    {
        var outcome = Eflux.Run(folder, "Hello.\n" + new string('x', 1 << 20) + "\nnever\n", ["run", "talk.eflux", "--seed", "3"]).ShouldEndWith(1);
        outcome.Error.ShouldContain("error[EF5501]: You cannot say this (line 2 of standard input): the line has 1,048,576 characters");
        outcome.Error.ShouldContain("the window of 200 tokens has room for ");
        outcome.Output.ShouldContain("You: Hello.\nthe Keeper: ");
        outcome.Output.Length.ShouldBeLessThan(2000);
    }

    [Fact]
    public void A_turn_with_a_type_takes_its_values_from_a_pipe_and_tells_the_line_of_one_that_is_none()
    {
        folder.Write("typed.eflux", """
            character You { brief "You." }
            scene Typed() {
              window 300 tokens, reserve 40
              cast You on input
              You -> road: "up" | "down"
              You -> age: int
              return road: road, age: age
            }
            """);
        var good = Eflux.Run(folder, "DOWN\n/help\n41\n", ["run", "typed.eflux", "--json"]).ShouldEndWith(0);
        good.Json.GetProperty("result").GetRawText().ShouldBe("""{"road":"down","age":41}""");
        good.Error.ShouldNotContain("1 up");

        var bad = Eflux.Run(folder, "up\nmany\nnever\n", ["run", "typed.eflux"]).ShouldEndWith(1);
        bad.Error.ShouldContain("error[EF5502]: You cannot give this answer (line 2 of standard input): a whole number is needed, such as 12.");
        bad.Output.ShouldContain("You: up\n");
    }

    [Fact]
    public void Escape_sequences_control_characters_and_broken_bytes_are_cleaned_away()
    {
        folder.Write("talk.in", "");
        File.WriteAllBytes(folder["talk.in"], [.. "\e[31mred\e[0m\0 \e]0;title\aand"u8, 0xff, .. "\n"u8, .. "caf"u8, 0xc3, .. "\n"u8]);
        var outcome = Eflux.Shell(folder, "$EFLUX run talk.eflux --seed 3 --json < talk.in");
        outcome.ShouldEndWith(0).Json.GetProperty("result").GetProperty("said").EnumerateArray().Select(line => line.GetString())
            .ShouldBe(["red and\ufffd", "caf\ufffd"]);
    }
}
