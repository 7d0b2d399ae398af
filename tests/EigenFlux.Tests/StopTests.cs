using EigenFlux.Tests.Support;

namespace EigenFlux.Tests;

public sealed class StopTests : IDisposable
{
    private readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    [Theory]
    [InlineData("until line, 60 tokens", "one two", "line")]
    [InlineData("until 5 tokens", "one t", "tokens")]
    [InlineData("until \"two\", 60 tokens", "one", "text")]
    [InlineData("until /t[vw]o/, 60 tokens", "one", "regex")]
    [InlineData("until /\\bnever\\b/, eos", "one two", "eos")]
    [InlineData("until paragraph, 60 tokens", "one two", "paragraph")]
    [InlineData("until said contains \"e\", 60 tokens", "one", "condition")]
    [InlineData("until 0 seconds, 60 tokens", "o", "seconds")]
    public async Task The_first_stop_to_hold_ends_a_turn_and_its_match_is_not_part_of_it(string until, string text, string by)
    {
        workshop.Record("one two");
        var run = await workshop.RunAsync(Workshop.Cast + $$"""
            scene S() on Tape {
              cast Ada, Ben
              Ada -> said {{until}}
              return said: said, by: said.stop
            }
            """);

        run["said"].ShouldBe(text);
        run["by"].ShouldBe(by);
        run.LastText.ShouldEndWith($"\nDr. Ada:{text}\n");
        run.Shown.ShouldBe($"Dr. Ada: {text}\n");
    }

    [Theory]
    [InlineData("stop \"END\"", "until line, 60 tokens", "one two", "text")]
    [InlineData("stop [\"never\", \"END\"]", "until line, 60 tokens", "one two", "text")]
    [InlineData("stop [\"END\"]", "until \"two\", 60 tokens", "one", "text")]
    [InlineData("stop [\"END\"]", "until 5 tokens", "one t", "tokens")]
    [InlineData("stop []", "until line, 60 tokens", "one twoEND three", "line")]
    public async Task A_stop_of_the_model_ends_its_turns_and_is_not_part_of_them(string setting, string until, string text, string by)
    {
        workshop.Record("one twoEND three");
        var run = await workshop.RunAsync($$"""
            model Base = "replay:turns.txt" { {{setting}} }
            model Variant : Base { }
            character Ada "Dr. Ada" { brief "Ada." }
            scene S() on Variant {
              window 400 tokens, reserve 60
              cast Ada
              Ada -> said {{until}}
              return said: said, by: said.stop
            }
            """);

        run["said"].ShouldBe(text);
        run["by"].ShouldBe(by);
    }

    [Theory]
    [InlineData("Ben")]
    [InlineData("Dr. Ada")]
    [InlineData("Narrator")]
    public async Task A_label_ends_a_turn_so_that_no_one_speaks_for_another(string label)
    {
        workshop.Record($" I agree.\\n{label}: So do I.");
        var run = await workshop.RunAsync(Workshop.Cast + """
            scene S() on Tape { cast Ada, Ben   Ada -> said until paragraph, 60 tokens   return said: said, by: said.stop }
            """);

        run["said"].ShouldBe("I agree.");
        run["by"].ShouldBe("label");
        run.LastText.ShouldEndWith("\nDr. Ada: I agree.\n");
    }

    [Fact]
    public async Task Readers_are_never_shown_what_a_stop_takes_back()
    {
        workshop.Record(" It ends here.THE END and more", " Then\\nBen went home.\\nBen: Oh.");
        var run = await workshop.RunAsync(Workshop.Cast + """
            scene S() on Tape {
              cast Ada, Ben
              Ada -> a until "THE END", 60 tokens
              Ada -> b until paragraph, 60 tokens
              return a: a, b: b
            }
            """);

        run.Shown.ShouldBe("Dr. Ada: It ends here.\nDr. Ada: Then\nBen went home.\n");
        run["b"].ShouldBe("Then\nBen went home.");
    }
}
