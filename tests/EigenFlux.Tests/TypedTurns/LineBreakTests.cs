using EigenFlux.Runtime.Events;
using EigenFlux.Tests.Support;

namespace EigenFlux.Tests.TypedTurns;

/// <summary>Where a turn ends whose type is a regex that could go on over lines, and what of it is a label.</summary>
public sealed class LineBreakTests : IDisposable
{
    private readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    [Theory]
    [InlineData("[^,]+", " Sure.\\nBen: hi", "Sure.", "value")]
    [InlineData(@"\D+", " Sure.\\nmore", "Sure.", "value")]
    [InlineData(@"[\s\S]+", " Sure.\\n\\nmore", "Sure.", "value")]
    [InlineData(@"(?s).+", " Sure.\\nmore", "Sure.", "value")]
    [InlineData(@"[^\n]+", " Sure.\\nmore", "Sure.", "value")]
    [InlineData(@"[A-Za-z.\n ]+", "One.\\nTwo.", "One.\nTwo.", "value")]
    [InlineData(@"[^,]+\n?", "One.\\nBen: no", "One.", "label")]
    [InlineData(@"[A-Za-z:.\n ]+", "One.\\nTwo.\\nBen: no", "One.\nTwo.", "label")]
    public async Task A_new_line_ends_a_regex_that_does_not_name_it_and_a_label_ends_any(string type, string said, string value, string by)
    {
        workshop.Record(said);
        var run = await workshop.RunAsync(Workshop.Cast + $$"""
            scene S() on Tape { cast Ada, Ben   Ada -> a: /{{type}}/ until 60 tokens   return a: a, by: a.stop }
            """);

        run["a"].TrimEnd('\n').ShouldBe(value);
        run["by"].ShouldBe(by);
        run.LastText.ShouldNotContain("\nBen:");
    }

    [Theory]
    [InlineData("", " Dr. Ada: Hello there.", "Hello there.", "\nDr. Ada: Hello there.\n")]
    [InlineData("", "Dr. Ada: Dr. Ada:  Hello there.", "Hello there.", "\nDr. Ada:  Hello there.\n")]
    [InlineData("", "\\nDr. Ada: Hello there.", "Hello there.", "\nDr. Ada: Hello there.\n")]
    [InlineData("", " Dr. Ad: Hello there.", "Dr. Ad: Hello there.", "\nDr. Ada: Dr. Ad: Hello there.\n")]
    [InlineData("", " Dr. Ada", "Dr. Ada", "\nDr. Ada: Dr. Ada\n")]
    [InlineData("", " Dr. Ada:", "", "\nDr. Ada:\n")]
    [InlineData("", "dr. ada: Hello.", "dr. ada: Hello.", "\nDr. Ada:dr. ada: Hello.\n")]
    [InlineData(": /[^,]+/", "Dr. Ada: Hello there.", "Hello there.", "\nDr. Ada: Hello there.\n")]
    [InlineData(": /Dr. Ada: [a-z]+/", "Dr. Ada: hello", "Dr. Ada: hello", "\nDr. Ada:Dr. Ada: hello\n")]
    public async Task The_speakers_own_label_at_the_beginning_of_a_turn_is_no_text(string type, string said, string value, string window)
    {
        workshop.Record(said);
        var run = await workshop.RunAsync(Workshop.Cast + $$"""
            scene S() on Tape { cast Ada, Ben   Ada -> a{{type}} until {{(type.Length == 0 ? "line, " : "")}}60 tokens   return a: a }
            """);

        run["a"].ShouldBe(value);
        run.LastText.ShouldEndWith(window);
        run.Shown.ShouldBe($"Dr. Ada: {value}\n");
    }

    [Theory]
    [InlineData("transcript", "<Dr. Ada> Hello.", "Hello.")]
    [InlineData("novel", "Dr. Ada said, \\\"Hello.", "Hello.")]
    public async Task The_label_is_the_targets(string target, string said, string value)
    {
        workshop.Record(said.Replace("\\\"", "\"", StringComparison.Ordinal));
        var run = await workshop.RunAsync(Workshop.Cast + $$"""
            scene S() on Tape { target {{target}} cast Ada, Ben   Ada -> a until line, 60 tokens   return a: a }
            """);

        run["a"].ShouldBe(value);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_run_goes_on_from_every_checkpoint_of_a_turn_that_begins_with_the_label(int every)
    {
        workshop.Record(" Dr. Ada: Dr. Ada: Hello there.", "\\nDr. Ada: And so on.", " Dr. Ad");
        var image = workshop.Image(Workshop.Cast + """
            scene S() on Tape { cast Ada, Ben   repeat 3 { Ada -> a until line, 60 tokens }   return a: a.all }
            """);

        var whole = await CheckpointWalk.ShouldGoOnFromEachAsync(
            options => workshop.RunAsync(image, options), (checkpoint, options) => workshop.Host.ResumeAsync(checkpoint, options), every, atLeast: 3);
        whole.Shown.ShouldBe("Dr. Ada: Hello there.\nDr. Ada: And so on.\nDr. Ada: Dr. Ad\n");
    }

    [Fact]
    public async Task No_branch_of_a_choice_keeps_the_label()
    {
        workshop.Record(" Dr. Ada: Hello there.", " And so on.");
        var run = await workshop.RunAsync(Workshop.Cast + """
            scene S() on Tape { cast Ada, Ben   choose 3 by a.length { Ada -> a until line, 60 tokens }   Ada -> b until line, 60 tokens   return a: a, n: a.length, b: b }
            """);

        (run["a"], run["n"], run["b"]).ShouldBe(("Hello there.", "12", "And so on."));
        run.LastText.ShouldEndWith("\nDr. Ada: Hello there.\nDr. Ada: And so on.\n");
        run.Events.OfType<FluxEvent.Branched>().Select(branch => branch.Text).ShouldBe(["Hello there.", "Hello there.", "Hello there."]);
    }
}
