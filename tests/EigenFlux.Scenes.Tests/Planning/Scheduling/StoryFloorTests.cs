using EigenFlux.Compiler.Tests.Support;
using EigenFlux.Scenes.Planning.Plans;

namespace EigenFlux.Scenes.Tests.Planning.Scheduling;

/// <summary>What <c>story at least …</c> leaves in the window of a scene whose definitions want more room than there is.</summary>
public sealed class StoryFloorTests
{
    private const int Turns = 24;

    [Theory]
    [InlineData("story at least 6 turns", 6)]
    [InlineData("story at least 8 turns", 8)]
    [InlineData("story at least 240 tokens", 8)]
    public void The_latest_messages_are_in_the_window_at_every_turn(string line, int messages)
    {
        var result = Programs.Compile(Source(line));
        var plan = result.Image!.Plan;
        Fewest(plan, plan.Expected, messages).ShouldBe(messages);
        Fewest(plan, plan.Worst, messages).ShouldBe(messages);

        // The definitions make room for it.
        plan.Cost.ShouldBeGreaterThan(Programs.Compile(Source("")).Image!.Plan.Cost + 1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("story at least 1 turns")]
    [InlineData("story at least 0 tokens")]
    public void Without_it_they_are_not(string line)
    {
        var result = Programs.Compile(Source(line));
        Fewest(result.Image!.Plan, result.Image.Plan.Expected, 6).ShouldBe(3);
        Programs.Codes(result).ShouldNotContain("EF3008");
    }

    // A token is a byte. Each definition has about 100, each message at most 34: all four leave room for three messages.
    private static string Source(string line)
    {
        string[] names = ["Ada", "Bea", "Cyd", "Dot"];
        var characters = names.Select(name => $"character {name} {{ brief \"{name}. {new string('x', 95)}\" weight 10 }}");
        var turns = Enumerable.Range(0, Turns).Select(i => $"{names[i % names.Length]} -> a until 28 tokens");
        return $"{string.Join('\n', characters)}\nscene Main() {{\n  window 540 tokens, reserve 40\n  {line}\n  cast {string.Join(", ", names)}\n"
            + $"  enter {string.Join(", ", names)}\n  {string.Join("\n  ", turns)}\n}}";
    }

    /// <summary>The least number of the latest messages that the window has whole when a turn has been written, counting up to a number.</summary>
    private static int Fewest(ScenePlan plan, IReadOnlyList<ScheduleEntry> schedule, int most)
    {
        schedule.Count.ShouldBe(Turns);
        var (written, there, fewest) = (new List<string>(), new HashSet<string>(), most);
        foreach (var entry in schedule)
        {
            there.ExceptWith(entry.Deleted);
            there.ExceptWith(entry.Cut);
            fewest = Math.Min(fewest, written.AsEnumerable().Reverse().TakeWhile(there.Contains).Take(most).Count() + Math.Max(0, most - written.Count));
            written.Add(plan.Beats[entry.Beat].Segment);
            there.Add(written[^1]);
        }

        return fewest;
    }
}
