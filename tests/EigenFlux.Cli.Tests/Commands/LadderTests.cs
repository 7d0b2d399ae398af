using System.Text.Json;
using EigenFlux.Cli.Tests.Support;

namespace EigenFlux.Cli.Tests.Commands;

/// <summary>The example of a coalition that plays, as a user meets it.</summary>
public sealed class LadderTests : IDisposable
{
    private static readonly string Ladder = Path.Combine(Eflux.Examples, "ladder", "ladder.eflux");

    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_coalition_holds_and_the_imitation_leaks()
    {
        var outcome = Eflux.Run(null, "test", Ladder).ShouldEndWith(1);
        outcome.Output.ShouldContain("✓ the coalition does not leak");
        outcome.Output.ShouldContain("✗ the imitation does not leak");
        outcome.Output.ShouldContain("· P(answer == right)          1\n");
    }

    [Fact]
    public void The_story_tells_the_line_and_the_trace_what_is_below_it()
    {
        var outcome = Eflux.Run(folder, "run", Ladder, "--seed", "3", "--trace", "t.jsonl").ShouldEndWith(0);
        outcome.Output.ShouldContain("Pupil: England\nAtlas: LONDON\n");
        outcome.Output.IndexOf("Guide: London", StringComparison.Ordinal).ShouldBeGreaterThan(outcome.Output.IndexOf("Atlas: LONDON", StringComparison.Ordinal));
        var lines = File.ReadAllLines(folder["t.jsonl"]).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        var calls = lines.Where(line => line.GetProperty("e").GetString() == "call").ToList();
        calls.Count.ShouldBe(2);
        calls[0].GetProperty("plays").GetString().ShouldBe("Atlas");
        calls[1].TryGetProperty("plays", out _).ShouldBeFalse();

        // In the middle of the scene that is played both windows are there.
        var at = lines.First(line => line.GetProperty("e").GetString() == "stopped").GetProperty("n").GetInt32();
        var replayed = Eflux.Run(folder, "replay", "t.jsonl", "--at", $"{at}", "--json").ShouldEndWith(0).Json;
        replayed.GetProperty("scenes").EnumerateArray().Select(scene => scene.GetProperty("scene").GetString()).ShouldBe(["Lesson", "Steps"]);
        replayed.GetProperty("scenes").EnumerateArray().ShouldAllBe(scene => scene.GetProperty("pages")[0].GetProperty("tokens").GetInt32() > 10);
    }

    [Fact]
    public void The_map_tells_what_a_turn_costs()
    {
        var map = Eflux.Run(null, "compile", Ladder, "--map", "json").ShouldEndWith(0).Json;
        var call = map.GetProperty("calls").EnumerateArray().ShouldHaveSingleItem();
        call.EnumerateObject().Select(part => part.Name).ShouldBe(["scene", "playedBy", "window", "generated", "read", "bounded"]);
        (call.GetProperty("scene").GetString(), call.GetProperty("playedBy")[0].GetString(), call.GetProperty("generated").GetInt32())
            .ShouldBe(("Steps", "Atlas", 16));
        map.GetProperty("beats").EnumerateArray().Count(beat => beat.GetProperty("plays").GetString() == "Steps").ShouldBe(1);
        Eflux.Run(null, "compile", Ladder, "--map", "text").ShouldEndWith(0).Output.ShouldMatch(@"Steps +384 +16 +\d+  played by Atlas");
    }
}
