using EigenFlux.Compiler.Tests.Support;
using EigenFlux.Scenes.Planning.Scheduling;
using EigenFlux.Scenes.Story;

namespace EigenFlux.Scenes.Tests.Planning.Scheduling;

/// <summary>Schedules computed by hand. A token is a byte: "Ada: one\n" has 9, and the prefix "Ada.\n\n" has 6.</summary>
public sealed class ScheduleTests
{
    private const string Ada = """character Ada { brief "Ada." }""";

    private static string[] Worst(string header, string body) => Programs.Lines(Programs.Plan($$"""
        {{Ada}}
        scene Main() {
          {{header}}
          cast Ada
          {{body}}
        }
        """).Worst);

    [Fact]
    public void What_fits_stays() =>
        Worst("window 40 tokens, reserve 0", "Ada: \"one\" Ada: \"two\" narrator: \"x\"").ShouldBe(["0: =15", "1: =24", "2: =36"]);

    [Fact]
    public void Whole_lines_go_from_the_head() =>
        Worst("window 30 tokens, reserve 5", "Ada: \"one\" Ada: \"two\" Ada: \"ten\" Ada: \"six\"")
            .ShouldBe(["0: =15", "1: =24", "2: -line1 =24", "3: -line2 =24"]);

    [Fact]
    public void Tokens_go_from_the_head() =>
        Worst("window 30 tokens, reserve 0 delete by token", "Ada: \"one\" Ada: \"two\" Ada: \"ten\" Ada: \"six\"")
            .ShouldBe(["0: =15", "1: =24", "2: ~line1 =30", "3: -line1 ~line2 =30"]);

    [Fact]
    public void Blocks_go_from_the_head_down_to_the_low_water_mark() =>
        Worst("window 30 tokens, reserve 0 delete by block 4 down to 50 %", "Ada: \"one\" Ada: \"two\" Ada: \"ten\"")
            .ShouldBe(["0: =15", "1: =24", "2: ~line1 =25"]);

    [Fact]
    public void A_turn_deletes_while_it_is_generated()
    {
        var plan = Programs.Plan($$"""
            {{Ada}}
            scene Main() {
              window 40 tokens, reserve 8
              cast Ada
              Ada: "one"
              Ada -> a until 10 tokens
              Ada -> b until 20 tokens
            }
            """);
        // 15, and 4 + 10 + 1 make 30. Before the label of b: 34 > 32, so line1 goes; 21 + 4 + 20 + 1 = 46 > 40: a goes after 15 tokens of b.
        Programs.Lines(plan.Worst).ShouldBe(["0: =15", "1: =30", "2: -line1 -a[1] =31"]);
        plan.Worst.Select(entry => entry.Generated).ShouldBe([0, 10, 10]);
        // As a rule a turn has three quarters of its bound: 15 + 4 + 8 + 1 = 28, 28 + 4 = 32 fits, 32 + 15 + 1 = 48.
        Programs.Lines(plan.Expected).ShouldBe(["0: =15", "1: =28", "2: -line1 =39"]);
        plan.Expected.Select(entry => entry.Generated).ShouldBe([0, 8, 16]);
    }

    [Fact]
    public void A_turn_longer_than_the_room_cuts_itself()
    {
        var plan = Programs.Plan($$"""
            {{Ada}}
            scene Main() {
              window 20 tokens, reserve 4
              cast Ada
              Ada -> a until 100000000 tokens
              Ada -> b until 3 tokens
            }
            """);
        Programs.Lines(plan.Worst).ShouldBe(["0: ~a[1] =20", "1: -a[1] =14"]);
        plan.Worst[1].Generated.ShouldBe(100_000_000);
    }

    [Fact]
    public void What_is_kept_is_passed_over_and_what_is_forgotten_belongs_to_the_next_beat() =>
        Worst(
            "window 40 tokens, reserve 0",
            """
            Ada -> a until 3 tokens
            keep a
            Ada -> b until 3 tokens
            Ada -> c until 3 tokens
            Ada -> d until 12 tokens
            forget a
            forget d
            Ada: "x"
            """).ShouldBe(["0: =14", "1: =22", "2: =30", "3: -b[1] =39", "4: -a[1] -d[1] =21"]);

    [Fact]
    public void What_is_recalled_is_written_again_where_it_is_not_whole() =>
        Worst(
            "window 30 tokens, reserve 0",
            """
            Ada -> a until 3 tokens
            Ada: "123456789"
            Ada: "x"
            recall a
            """).ShouldBe(["0: =14", "1: =29", "2: -a[1] =28", "3: -line1 +a[1] =21"]);

    [Fact]
    public void What_was_cut_is_recalled_whole() =>
        Worst(
            "window 30 tokens, reserve 0 delete by token",
            """
            Ada -> a until 3 tokens
            Ada: "123456789"
            Ada: "x"
            recall a
            """).ShouldBe(["0: =14", "1: =29", "2: ~a[1] =30", "3: -a[1] ~line1 +a[1] =30"]);

    [Fact]
    public void A_setting_takes_the_place_of_the_one_before_and_is_kept() =>
        Worst(
            "window 40 tokens, reserve 0",
            """
            setting "here"
            Ada: "one"
            Ada: "two"
            Ada: "ten"
            setting "there"
            Ada: "six"
            """).ShouldBe(["0: =13", "1: =22", "2: =31", "3: =40", "4: -setting1 -line1 =32", "5: -line2 =32"]);

    [Fact]
    public void Notes_of_different_statements_stay_beside_one_another_and_a_repeated_one_is_replaced() =>
        Worst(
            "window 100 tokens, reserve 0",
            """
            repeat 2 {
              note "a" depth 1
              note "b"
              Ada: "x"
            }
            """).ShouldBe(["0: =10", "1: =14", "2: =21", "3: -note1 =21", "4: -note2 =21", "5: =28"]);

    [Fact]
    public void One_who_enters_is_defined_then_and_may_be_deleted_after_the_exit()
    {
        var plan = Programs.Plan("""
            character Ada { brief "Ada." }
            character Bea { brief "Bea." }
            scene Main() {
              window 40 tokens, reserve 0
              cast Ada, Bea
              Ada: "one"
              enter Bea
              Ada: "two"
              exit Bea
              Ada: "ten"
              Ada: "six"
            }
            """);
        plan.Prefix.Select(segment => segment.Id).ShouldBe(["Ada", "prefix-end"]);
        var definition = plan.Definitions.Single();
        definition.Variants.Single().Text.ShouldBe("Bea.\n");
        definition.Segment.Uses.ShouldBe([new BeatRange(1, 1)]);
        Programs.Lines(plan.Worst).ShouldBe(["0: =15", "1: *Bea =31", "2: =40", "3: -line1 =40"]);
    }

    [Fact]
    public void One_who_comes_back_after_a_long_time_is_defined_again()
    {
        var plan = Programs.Plan("""
            character Ada { brief "Ada." }
            character Bea { brief "Bea." }
            scene Main() {
              window 60 tokens, reserve 0
              cast Ada, Bea
              enter Bea
              Ada: "one"
              exit Bea
              repeat 60 { Ada -> a until 3 tokens }
              enter Bea
              Ada: "two"
            }
            """);
        plan.Worst.Where(entry => entry.Written.Any(definition => definition.Segment == "Bea") && entry.Reinstated.Count == 0).Select(entry => entry.Beat).ShouldBe([0]);
        plan.Worst.Where(entry => entry.Reinstated.Contains("Bea")).Select(entry => entry.Beat).ShouldBe([61]);
        plan.Worst.Count(entry => entry.Deleted.Contains("Bea")).ShouldBe(1);
    }

    [Fact]
    public void One_who_comes_back_soon_is_held_meanwhile()
    {
        var plan = Programs.Plan("""
            character Ada { brief "Ada." }
            character Bea { brief "Bea." }
            scene Main() {
              window 50 tokens, reserve 0
              cast Ada, Bea
              enter Bea
              Ada: "one"
              exit Bea
              Ada: "12345678901234567890"
              Ada: "six"
              enter Bea
              Ada: "two"
            }
            """);
        Programs.Lines(plan.Worst).ShouldBe(["0: *Bea =22", "1: =48", "2: -line1 =48", "3: -line2 =31"]);
    }
}
