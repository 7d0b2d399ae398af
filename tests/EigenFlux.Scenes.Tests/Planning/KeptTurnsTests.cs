using EigenFlux.Compiler.Tests.Support;
using EigenFlux.Scenes.Planning.Plans;

namespace EigenFlux.Scenes.Tests.Planning;

/// <summary><c>keep X weight N</c>: how long turns stay.</summary>
public sealed class KeptTurnsTests
{
    [Fact]
    public void The_heavier_a_turn_the_longer_it_stays()
    {
        // A token is a byte; the window has room for about five messages.
        int[] lasts = [.. new[] { "0", "0.05", "0.2", "1", "50" }.Select(weight => Last(Plan($"keep promise weight {weight}"), "promise[1]"))];
        lasts.ShouldBe(lasts.Order());
        lasts[0].ShouldBe(Last(Plan(""), "promise[1]"));
        lasts[^1].ShouldBe(Turns - 1);
        lasts.Distinct().Count().ShouldBeGreaterThan(1);
    }

    [Fact]
    public void No_weight_makes_a_scene_fail()
    {
        // All turns together have more than the window; what is kept without a weight is never deleted, and here the scene has no room for it.
        Programs.Codes(Programs.Compile(Source("", "keep said.all").Replace("window 240", "window 170"))).ShouldContain("EF3002");
        var result = Programs.Compile(Source("", "keep said.all weight 1000").Replace("window 240", "window 170"));
        Programs.Codes(result).ShouldNotContain("EF3002");
        var plan = result.Image!.Plan;
        plan.Expected.SelectMany(entry => entry.Deleted).ShouldContain(segment => segment.StartsWith("said"));
        plan.Directives.Values.SelectMany(directive => directive.Released).ShouldNotBeEmpty();
    }

    [Fact]
    public void What_is_kept_for_good_stays_though_it_was_kept_with_a_weight_before()
    {
        var plan = Plan("keep promise weight 0", "if said.count == 3 { keep promise }");
        plan.Directives.Values.SelectMany(directive => directive.Released).ShouldBe(["promise[1]"]);
        Last(Plan("keep promise weight 0 keep promise"), "promise[1]").ShouldBe(Turns - 1);
    }

    [Fact]
    public void A_turn_that_is_there_anyway_takes_no_room()
    {
        // Everything fits: nothing is released.
        var plan = Programs.Plan(Source("keep promise weight 0.001", "keep said weight 0.001").Replace("window 240", "window 4000"));
        plan.Directives.Values.SelectMany(directive => directive.Released).ShouldBeEmpty();
        plan.Expected.SelectMany(entry => entry.Deleted).ShouldBeEmpty();
    }

    [Fact]
    public void Forgetting_ends_it()
    {
        var plan = Plan("keep promise weight 50", "if said.count == 4 { forget promise }");
        Last(plan, "promise[1]").ShouldBeInRange(4, 9);
        plan.Directives.Values.SelectMany(directive => directive.Released).ShouldBeEmpty();
    }

    private const int Turns = 21;

    private static ScenePlan Plan(string first, string later = "") => Programs.Plan(Source(first, later));

    private static string Source(string first, string later) => $$"""
        character Ada { brief "Ada, who remembers." }
        character Bea { brief "Bea, who asks." }
        scene Main() {
          window 240 tokens, reserve 24
          cast Ada, Bea
          Ada -> promise until 20 tokens
          {{first}}
          repeat 10 {
            Bea -> ask until 20 tokens
            Ada -> said until 20 tokens
            {{later}}
          }
        }
        """;

    /// <summary>The last beat at which a segment is in the window.</summary>
    private static int Last(ScenePlan plan, string segment) =>
        plan.Expected.Where(entry => entry.Deleted.Contains(segment)).Select(entry => entry.Beat - 1).FirstOrDefault(plan.Expected.Count - 1);
}
