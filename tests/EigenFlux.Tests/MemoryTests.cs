using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Run;
using EigenFlux.Tests.Support;

namespace EigenFlux.Tests;

public sealed class MemoryTests : IDisposable
{
    private const string Cast = """
        model Tape = "replay:turns.txt" { template chatml }
        character Ada { brief "Ada measures." }
        character Ben { brief "Ben doubts." }

        """;

    private readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    [Fact]
    public async Task A_definition_can_be_forgotten_and_recalled()
    {
        workshop.Record("one", "two", "three");
        var image = workshop.Image(Cast + """
            scene S() on Tape {
              cast Ada, Ben
              narrator: "Ben comes in."
              Ada -> a until line, 20 tokens
              forget Ben
              Ada -> b until line, 20 tokens
              recall Ben
              Ada -> c until line, 20 tokens
            }
            """);
        var run = await workshop.RunAsync(image);

        var pages = run.Pages().Where(step => step.Happened is FluxEvent.Stopped)
            .Select(step => step.Page.Any(token => token.Segment == "Ben")).ToList();
        pages.ShouldBe([true, false, true]);
        image.Plan.Prefix.ShouldContain(segment => segment.Id == "Ada");
        image.Plan.Prefix.ShouldNotContain(segment => segment.Id == "Ben");
        run.Events.Max(happened => happened.Beat).ShouldBe(image.Plan.Beats[^1].Index);
    }

    [Fact]
    public async Task A_setting_that_is_recalled_is_kept_again()
    {
        workshop.Record([.. Enumerable.Range(1, 30).Select(i => $"this is turn {i:00} and it is rather long")]);
        var run = await workshop.RunAsync(Cast + """
            scene S() on Tape {
              window 320 tokens, reserve 64
              cast Ada
              setting "A room."
              forget setting
              Ada -> said until line, 60 tokens
              recall setting
              repeat 12 { Ada -> said until line, 60 tokens }
            }
            """);

        run.LastText.ShouldContain("[A room.]");
        run.LastSegments.ShouldContain("setting1");
    }

    [Fact]
    public async Task A_default_that_draws_is_drawn_by_the_run()
    {
        const string source = """
            character Ada { brief "Ada." }
            scene S(weather: text = pick(["rain", "fog", "sun", "hail", "wind", "snow"])) {
              cast Ada
              pin "The weather: {weather}."
              Ada -> said until line, 10 tokens
              return weather: weather
            }
            """;
        var seen = new HashSet<string>();
        for (var seed = 1UL; seed <= 12; seed++)
        {
            var run = await workshop.RunAsync(source, new RunOptions { Seed = seed });
            run["weather"].ShouldNotBeEmpty();
            seen.Add(run["weather"]);
        }

        seen.Count.ShouldBeGreaterThan(2);
    }

    [Fact]
    public async Task In_a_chat_the_end_of_a_message_ends_a_turn_also_where_the_vocabulary_spells_it_out()
    {
        workshop.Record(" Of course.<|im_end|> And more.");
        var run = await workshop.RunAsync(Cast + """
            scene S() on Tape {
              target chat
              cast Ada, Ben
              Ben: "Is it open?"
              Ada -> said until paragraph, 60 tokens
              return said: said, by: said.stop
            }
            """);

        run.Done.Fault.ShouldBeNull();
        run["said"].ShouldBe("Of course.");
        run["by"].ShouldBe("eos");
        run.LastText.ShouldBe("""
            <|im_start|>system
            Ada measures.
            Ben doubts.
            <|im_end|>
            <|im_start|>user
            Ben: Is it open?<|im_end|>
            <|im_start|>assistant
            Ada: Of course.<|im_end|>

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void A_model_that_only_a_character_is_cast_on_is_looked_at_when_the_scene_is_compiled()
    {
        workshop.Record("one");
        var result = workshop.Compile(Cast + """
            model Gone = "nowhere.gguf"
            scene S() on Tape { cast Ada, Ben on Gone   Ada -> said until line, 20 tokens }
            """);

        result.Diagnostics.ShouldContain(diagnostic => diagnostic.Code.Id == "EF4002");
    }
}
