using EigenFlux.Compiler.Tests.Support;
using EigenFlux.Language.Diagnostics;

namespace EigenFlux.Scenes.Tests.Planning;

public sealed class ScenePlannerTests
{
    [Fact]
    public void The_prefix_is_the_definitions_in_the_order_of_the_cast_and_then_the_pins()
    {
        var plan = Programs.Plan("""
            character Ada { brief "Ada, a physicist." }
            character Bea { brief "She sails." }
            scene Main(where: text = "here") {
              cast Bea, Ada
              pin "It is {where}."
              pin "Midnight."
              Ada: "x"
            }
            """);
        string.Concat(plan.Prefix.Select(segment => segment.Text))
            .ShouldBe("Bea — She sails.\nAda, a physicist.\nIt is here.\nMidnight.\n\n");
        plan.Prefix.Select(segment => segment.Id).ShouldBe(["Bea", "Ada", "pin1", "pin2", "prefix-end"]);
        plan.Prefix.ShouldAllBe(segment => segment.TokenIds.Count == segment.Tokens.Max);
        plan.Window.ShouldBe(4096);
        plan.Reserve.ShouldBe(256);
    }

    [Fact]
    public void Who_is_not_cast_is_not_packed() => Programs.Plan("""
        character Ada { brief "Ada." }
        character Bea { brief "Bea." }
        scene Main() { cast Ada Ada: "x" }
        """).Prefix.Select(segment => segment.Id).ShouldBe(["Ada", "prefix-end"]);

    [Fact]
    public void Definitions_are_full_while_there_is_room_and_then_brief_those_first_that_weigh_least_for_their_length()
    {
        const string Source = """
            character Ada { brief "Ada." full "Ada, {{LONG}}." weight 10 }
            character Bea { brief "Bea." full "Bea, {{LONG}}." weight 1 }
            scene Main() { window {{WINDOW}} tokens, reserve 10 cast Ada, Bea narrator: "Ada, Bea" }
            """;
        string[] Levels(int window) =>
        [
            .. Programs.Plan(Source.Replace("{{LONG}}", new string('a', 100), StringComparison.Ordinal)
                    .Replace("{{WINDOW}}", $"{window}", StringComparison.Ordinal))
                .Prefix.Select(segment => segment.Level).OfType<string>(),
        ];
        Levels(300).ShouldBe(["full", "full"]);
        Levels(200).ShouldBe(["full", "brief"]);
        Levels(60).ShouldBe(["brief", "brief"]);
    }

    [Fact]
    public void A_briefer_level_is_told()
    {
        var result = Programs.Compile($$"""
            character Ada { brief "Ada." full "Ada, {{new string('a', 100)}}." }
            scene Main() { window 60 tokens, reserve 10 cast Ada Ada: "x" }
            """);
        Programs.Codes(result).ShouldBe(["EF3005"]);
        result.Diagnostics[0].Message.ShouldBe(
            "The definition of Ada is packed in brief (5 tokens), because the full one (107) leaves too little room. Write 'window 125 tokens', which holds everything that is live at once in full.");
        result.Diagnostics[0].Location!.Value.Text.ShouldBe("Ada");
    }

    [Theory]
    [InlineData("reserve 10")]
    [InlineData("reserve 0")]
    [InlineData("")]
    public void A_window_that_is_too_small_tells_the_smallest_one_and_that_one_works(string reserve)
    {
        string Source(int window) => $$"""
            character Ada { brief "{{new string('A', 300)}}" full "{{new string('A', 400)}}" }
            scene Main(long: text = "{{new string('x', 80)}}") {
              window {{window}} tokens {{(reserve.Length > 0 ? ", " + reserve : "")}}
              cast Ada
              pin "Midnight."
              Ada: "{long}"
              Ada: "y"
            }
            """;
        var result = Programs.Compile(Source(100));
        var problem = result.Diagnostics.Single();
        problem.Code.ShouldBe(DiagnosticCodes.WindowTooSmall);
        result.Image.ShouldBeNull();
        var smallest = int.Parse(problem.Message.Split("'window ")[1].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
        Programs.Codes(Source(smallest)).ShouldNotContain("EF3001");
        Programs.Compile(Source(smallest)).HasErrors.ShouldBeFalse();
        Programs.Codes(Source(smallest - 1)).Intersect(["EF3001", "EF3008"]).ShouldHaveSingleItem();
    }

    [Fact]
    public void A_window_that_is_too_small_says_by_how_much()
    {
        var message = Programs.Compile("""
            character Ada { brief "Ada." }
            scene Main() { window 20 tokens, reserve 10 cast Ada Ada: "12345" }
            """).Diagnostics.Single().Message;
        // Ada.⏎⏎ has 6, the line 11, and 10 are reserved.
        message.ShouldBe(
            "The scene Main needs 27 tokens at once, but its window has 20: 7 too few. Shorten its definitions and pins, or write 'window 27 tokens'.");
    }

    [Fact]
    public void What_is_kept_may_fill_the_window()
    {
        var result = Programs.Compile("""
            character Ada { brief "Ada." }
            scene Main() {
              window 60 tokens, reserve 5
              cast Ada
              repeat 5 { Ada -> a until 10 tokens keep a }
            }
            """);
        Programs.Codes(result).ShouldBe(["EF3002"]);
        // 6, and 15 for each turn. The fourth fits when it begins, and cuts itself; the label of the fifth does not.
        result.Diagnostics[0].Message.ShouldBe(
            "At beat 4 of Main, 64 tokens must be in the window of 60, and none of them may be deleted. Keep less, shorten what is pinned, or raise the window to 71 tokens.");
    }

    [Fact]
    public void A_reserve_that_fills_the_window_is_refused() =>
        Programs.Codes("scene Main() { window 20 tokens, reserve 20 narrator: \"x\" }").ShouldBe(["EF3003"]);

    [Fact]
    public void A_window_larger_than_the_model_is_refused()
    {
        var result = Programs.Compile("scene Main() { window 2000 tokens narrator: \"x\" }", models: new FakeModels { MaximumWindow = 1000 });
        Programs.Codes(result).ShouldBe(["EF4005"]);
        Programs.Image("scene Main() { narrator: \"x\" }", models: new FakeModels { MaximumWindow = 1000 }).Plan.Window.ShouldBe(1000);
    }

    [Fact]
    public void A_turn_without_a_bound_is_told_once_and_bounded_by_the_reserve()
    {
        var result = Programs.Compile("""
            character Ada { brief "Ada." }
            scene Main() { window 400 tokens, reserve 50 cast Ada repeat 3 { Ada -> a until line } }
            """);
        Programs.Codes(result).ShouldBe(["EF3004"]);
        result.Image!.Plan.Beats.ShouldAllBe(beat => beat.Tokens.Max == 55);
        result.Image.Plan.Beats.ShouldAllBe(beat => beat.Tokens.Expected == 29);
    }

    [Fact]
    public void A_person_says_a_line_of_the_bound_or_of_the_reserve_and_is_not_warned_about()
    {
        var result = Programs.Compile("""
            character Ada { brief "Ada." }
            character You { brief "You." }
            scene Main() { window 400 tokens, reserve 50 cast Ada, You on input You -> said You -> again until line, 20 tokens }
            """);
        Programs.CodesOfAll(result).ShouldBeEmpty();
        // You:␣ … ⏎
        Programs.Beats(result.Image!.Plan).ShouldBe(["said[1] 56", "again[1] 26"]);
        result.Image.Plan.Beats.ShouldAllBe(beat => beat.Generated);
    }

    [Fact]
    public void Lives_go_from_the_birth_to_the_last_use()
    {
        var plan = Programs.Plan("""
            character Ada { brief "Ada." }
            character Bea { brief "Bea." }
            scene Main() {
              cast Ada, Bea
              setting "here"
              Bea: "one"
              Ada: "Where is Bea?"
              setting "there"
              Ada -> a until 5 tokens
              Ada: "x"
              recall a
            }
            """);
        int Last(string id) => plan.Segments.Single(segment => segment.Id == id).LastUse;
        Last("Ada").ShouldBe(5);
        Last("Bea").ShouldBe(4);
        Last("setting1").ShouldBe(2);
        Last("setting2").ShouldBe(6);
        Last("a[1]").ShouldBe(6);
        Last("line1").ShouldBe(1);
        plan.Beats.Count.ShouldBe(7);
    }

    [Fact]
    public void A_plan_is_the_same_however_often_it_is_made()
    {
        const string Source = """
            character Ada { brief "Ada." line "How large?" }
            coalition All(Ada, Bea) { brief "All." }
            character Bea { full "Bea." fact "She sails." }
            scene Main(n: int = 7) {
              window 200 tokens, reserve 20
              cast All, Ada, Bea
              repeat n { Ada | Bea -> a until 20 tokens if a ~ /x/ { narrator: "x" } else { All: "y {a}" } }
              return a.all
            }
            """;
        Image.ImageTests.Bytes(Source).ShouldBe(Image.ImageTests.Bytes(Source));
    }
}
