using EigenFlux.Compiler.Tests.Support;

namespace EigenFlux.Scenes.Tests.Story;

/// <summary>What a scene's worst case writes. "Ada: x\n" has 7 tokens.</summary>
public sealed class SceneUnrollerTests
{
    private static string[] Beats(string body, string parameters = "", params (string, string)[] arguments) =>
        Programs.Beats(Programs.Plan(Source(body, parameters), arguments));

    private static string Source(string body, string parameters = "") => $$"""
        character Ada { brief "Ada." }
        character Bea "Dr. Beatrice" { brief "Dr. Beatrice." }
        coalition All(Ada, Bea) { brief "All." }
        scene Main({{parameters}}) {
          window 4000 tokens, reserve 100
          cast Ada, Bea, All
          {{body}}
        }
        """;

    [Fact]
    public void A_repeat_turns_as_often_as_it_says() =>
        Beats("repeat n { Ada: \"x\" }", "n: int", ("n", "3")).ShouldBe(["line1 7", "line1#2 7", "line1#3 7"]);

    [Fact]
    public void A_for_visits_each_element() =>
        Beats("for i in 1..3 { Ada: \"{i}{i}\" }  for t in [\"a\", \"bcd\"] { Ada: t }".Replace("Ada: t", "Ada: \"{t}\"", StringComparison.Ordinal))
            .ShouldBe(["line1 8", "line1#2 8", "line1#3 8", "line2 7", "line2#2 9"]);

    [Fact]
    public void A_for_visits_the_members_of_a_coalition() =>
        Beats("for m in All { m: \"x\" }").ShouldBe(["line1 7", "line1#2 16"]);

    [Fact]
    public void A_while_turns_to_its_bound_unless_its_condition_is_known()
    {
        Beats("let i = 0 while i < 2 at most 9 { Ada: \"x\" let i = i + 1 }").Length.ShouldBe(2);
        Beats("Ada -> a until 1 tokens while a ~ /x/ at most 4 { Ada: \"x\" }").Length.ShouldBe(5);
    }

    [Fact]
    public void A_condition_that_is_known_takes_its_arm()
    {
        Beats("if n > 2 { Ada: \"many\" } else if n == 2 { Ada: \"two\" } else { Ada: \"one\" }", "n: int", ("n", "2")).ShouldBe(["line2 9"]);
        Beats("if n > 2 { Ada: \"many\" }", "n: int", ("n", "2")).ShouldBeEmpty();
    }

    [Fact]
    public void A_condition_that_is_not_known_takes_the_arm_that_writes_most()
    {
        Beats("Ada -> a until 1 tokens if a ~ /x/ { Ada: \"short\" } else { Ada: \"much longer\" }").ShouldBe(["a[1] 6", "line2 17"]);
        Beats("Ada -> a until 1 tokens if a ~ /x/ { Ada: \"much longer\" }").ShouldBe(["a[1] 6", "line1 17"]);
        Beats("Ada -> a until 1 tokens if a ~ /x/ { } else if false { Ada: \"never, whatever\" } else if a ~ /y/ { Ada: \"y\" }")
            .ShouldBe(["a[1] 6", "line2 7"]);
    }

    [Fact]
    public void What_the_arms_leave_different_is_not_known_after_them() =>
        Beats("let t = \"a\" Ada -> a until 1 tokens if a ~ /x/ { let t = \"bcd\" } else { Ada: \"x\" } if t == \"a\" { Ada: \"x\" } Ada: \"{t}\"")
            .ShouldBe(["a[1] 6", "line1 7", "line2 7", "line3 9"]);

    /// <summary>"Ada: \n" has 6 tokens.</summary>
    [Fact]
    public void A_text_that_the_arms_leave_different_is_expected_to_be_as_long_as_they_are_on_average()
    {
        var tokens = Programs.Plan(Source(
            "let t = \"\" Ada -> a until 1 tokens if a ~ /x/ { let t = \"12345678\" } else { let t = \"12\" } Ada: \"{t}\"")).Beats[^1].Tokens;
        (tokens.Expected, tokens.Max).ShouldBe((6 + 5, 6 + 8));
    }

    [Fact]
    public void A_stop_that_is_not_known_ends_nothing_and_one_that_holds_does()
    {
        Beats("Ada -> a until 1 tokens stop when a ~ /x/ Ada: \"x\"").Length.ShouldBe(2);
        Beats("Ada: \"x\" stop when n == 1 Ada: \"x\"", "n: int", ("n", "1")).Length.ShouldBe(1);
        Beats("repeat 9 { Ada: \"x\" stop when n == 1 } Ada: \"x\"", "n: int", ("n", "1")).Length.ShouldBe(1);
    }

    [Fact]
    public void A_return_ends_the_scene_also_from_within_a_loop()
    {
        Beats("repeat 9 { Ada: \"x\" return r: 1 } Ada: \"x\"").Length.ShouldBe(1);
        Beats("Ada -> a until 1 tokens if a ~ /x/ { Ada: \"a long line before the end\" return r: 1 } Ada: \"x\"").ShouldBe(["a[1] 6", "line2 7"]);
    }

    [Fact]
    public void A_captured_turn_counts_with_its_bound_where_it_is_written_again()
    {
        Beats("Ada -> a until 50 tokens Bea: \"{a}\"").ShouldBe(["a[1] 55", "line1 65"]);
        Beats("Ada -> a until 50 tokens Ada -> a until 50 tokens narrator: \"{a.all}\"")[2].ShouldBe("narration1 112".Replace("112", "112", StringComparison.Ordinal));
        Beats("Ada -> a until 50 tokens let t = \"12345\" + a Ada: \"{t}\"")[1].ShouldBe("line1 61");
        Beats("Ada -> a until 50 tokens let t = \"12345{a}\" Ada: \"{t}\"")[1].ShouldBe("line1 61");
        Beats("let t = pick([\"a\", \"abc\"]) Ada: \"{t}\"")[0].ShouldBe("line1 9");
    }

    [Fact]
    public void Of_several_who_may_speak_the_longest_label_counts() =>
        Beats("Ada | Bea -> a until 5 tokens  a.speaker: \"x\"".Replace("a.speaker: \"x\"", "", StringComparison.Ordinal))
            .ShouldBe(["a[1] 19"]);

    [Fact]
    public void A_count_that_only_the_run_can_tell_is_told_and_counted_once()
    {
        var source = Source("let n = pick([2, 3]) repeat n { Ada: \"x\" } for t in pick([[\"a\"], [\"b\"]]) { Ada: \"y\" }");
        var result = Programs.Compile(source);
        Programs.CodesOfAll(result).ShouldBe(["EF3007", "EF3007"]);
        Programs.Beats(result.Image!.Plan).ShouldBe(["line1 7", "line2 7"]);
    }

    [Fact]
    public void The_schedule_ends_after_twenty_thousand_beats_and_says_so()
    {
        var result = Programs.Compile(Source("repeat 20001 { Ada: \"x\" }"));
        Programs.CodesOfAll(result).ShouldBe(["EF3006"]);
        result.Diagnostics.Single(found => found.Code.Id == "EF3006").Message
            .ShouldBe("The schedule of Main ends after 20,000 beats: it has reached its limit. The run continues by the same rule.");
        result.Image!.Plan.Beats.Count.ShouldBe(20_000);
        Programs.CodesOfAll(Source("repeat 20000 { Ada: \"x\" } return r: 1")).ShouldBeEmpty();
    }

    [Fact]
    public void Nobody_is_said_never_to_speak_where_the_schedule_ends_before_they_could() =>
        Programs.CodesOfAll("""
            character Ada { brief "Ada." }
            scene Main() { cast Ada  let l = ["a"]  while true at most 999999999 { let l = l + ["b"] }  Ada -> z until line, 5 tokens }
            """).ShouldBe(["EF3006"]);

    [Theory]
    [InlineData("repeat 1000000 { repeat 1000000 { } }", false)]
    [InlineData("repeat 1000000 { repeat 1000000 { let x = 1 } }", false)]
    [InlineData("for i in 1..1000000 { for j in 1..1000000 { repeat 1000000 { let x = i + j } } }", true)]
    [InlineData("let i = 0 while i >= 0 at most 1000000000 { let i = i + 1 }", true)]
    [InlineData("Ada -> a until 1 tokens repeat 1000000 { if a ~ /x/ { let y = 1 } else { let y = 2 } }", true)]
    [InlineData("repeat 1000000 { repeat 1000000 { Ada -> a until 1000000000 tokens } }", true)]
    [InlineData("repeat 30000 { if n > 0 { Ada -> a until 40 tokens } forget a note \"{a}\" }", true)]
    public void Loops_without_an_end_in_sight_are_given_up_unless_they_change_nothing(string body, bool isGivenUp)
    {
        // Gone through to its end, it would take a day, or a life. What comes back to where it was is at its end; the rest is given up.
        var result = Programs.Compile(Source(body, "n: int = 1"));
        Programs.CodesOfAll(result).Contains("EF3006").ShouldBe(isGivenUp);
        result.Image?.Plan.Beats.Count.ShouldBeLessThanOrEqualTo(20_000);
    }

    [Theory]
    [InlineData("", "ends before its first beat: going further")]
    [InlineData("Ada: \"x\" ", "ends after 1 beat: going further")]
    [InlineData("Ada: \"x\" Ada: \"y\" ", "ends after 2 beats: going further")]
    public void A_schedule_that_is_given_up_says_where_it_ends_and_why(string before, string told) =>
        Programs.Compile(Source(before + "let l = [\"a\"] while true at most 999999999 { let l = l + [\"b\"] } Ada -> z until 5 tokens"))
            .Diagnostics.Single(found => found.Code.Id == "EF3006").Message
            .ShouldContain($"{told} through the scene takes more than 1,000,000 steps. The run continues by the same rule.");

    [Fact]
    public void A_loop_that_writes_late_is_seen() =>
        Beats("for i in 1..5000 { if i == 3000 { Ada: \"x\" } }").ShouldBe(["line1 7"]);

    [Fact]
    public void Calls_write_nothing_here() => Programs.Beats(Programs.Plan("""
        character Ada { brief "Ada." }
        scene Main() { cast Ada Ada: "x" call Other() -> r Ada: "{r.prose}" }
        scene Other() { narrator: "hello" return prose: "x" }
        """.Replace("scene Main", "scene Zero() { narrator: \"0\" } scene Main", StringComparison.Ordinal) + "\nscene Last() { call Main() }"))
        .ShouldBeEmpty();
}
