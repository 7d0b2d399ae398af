using EigenFlux.Compiler.Tests.Support;
using EigenFlux.Scenes.Planning;
using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Scenes.Tests.Planning.Scheduling;

/// <summary>
/// Deletion by summary, computed by hand. A token is a byte: the prefix "Ada.\n\n" has 6, "Ada: one\n" has 9, a summary's frame
/// "[What happened before: ]\n" has 25, and an eighth of the window comes to it.
/// </summary>
public sealed class SummaryScheduleTests
{
    private static ScenePlan Plan(string header, string body) => Programs.Plan($$"""
        character Ada { brief "Ada." }
        scene Main() {
          {{header}}
          delete by summary
          cast Ada
          {{body}}
        }
        """);

    [Theory]
    [InlineData(800, 100, 100)]
    [InlineData(800, 300, 100)]
    [InlineData(800, 64, 64)]
    [InlineData(800, 0, 100)]
    [InlineData(4, 0, 1)]
    public void The_budget_is_an_eighth_of_the_window_and_no_more_than_the_reserve(int window, int reserve, int budget) =>
        SummaryRoom.Budget(window, reserve).ShouldBe(budget);

    [Fact]
    public void Room_for_the_summary_is_kept_free_from_the_start()
    {
        // 80 - 10 of budget - 25 of frame leave 45; the reserve is 0.
        var plan = Plan("window 80 tokens, reserve 0", "Ada: \"one\" Ada: \"two\" Ada: \"ten\" Ada: \"six\" Ada: \"one\"");
        Programs.Lines(plan.Worst).ShouldBe(["0: =15", "1: =24", "2: =33", "3: =42", "4: -line1 =42"]);
        plan.Summary!.Tokens.ShouldBe(new TokenRange(0, 27, 35));
        plan.Summary.Placement.ShouldBe(Placement.Absent);
    }

    [Fact]
    public void What_fell_out_is_folded_before_the_next_turn_and_never_before_a_scripted_text()
    {
        var plan = Plan(
            "window 80 tokens, reserve 0",
            """
            repeat 5 { Ada: "one" }
            Ada: "two"
            Ada -> a until 3 tokens
            Ada: "ten"
            Ada -> b until 3 tokens
            """);

        // 42 before a, and 4 open it: one line more goes, and the summary's 35 come to 42 - 9 + 4 + 3 + 1. From then on 80 may be filled:
        // 76 + 9 takes one line out, which is folded before b; 76 + 4 + 3 takes another while b is said.
        Programs.Lines(plan.Worst).ShouldBe(
            ["0: =15", "1: =24", "2: =33", "3: =42", "4: -line1 =42", "5: -line1#2 =42", "6: -line1#3 *summary =76", "7: -line1#4 =76", "8: -summary -line1#5 +summary =75"]);
        (plan.Summary!.Placement, plan.Summary.Birth, plan.Summary.LastUse).ShouldBe((Placement.Stream, 6, 8));
        plan.Segments.ShouldContain(segment => segment.Kind == SegmentKind.Summary);
        plan.Worst.ShouldAllBe(entry => entry.Window <= 80);
    }

    [Fact]
    public void What_fell_out_of_the_window_of_all_is_folded_in_every_window_at_the_same_beats()
    {
        var plan = Programs.Plan("""
            character Ada { brief "Ada." }
            character Bea { brief "Bea." }
            scene Main() {
              window 80 tokens, reserve 0
              delete by summary
              cast Ada, Bea
              repeat 5 { Ada: "one" }
              Ada -> a seen by Ada until 3 tokens
              Ada: "two"
              Ada -> b until 3 tokens
            }
            """);

        // Bea is idle. 45 may be filled before there is a summary, and 80 from then on. Ada's window has a, of 4 + 3 + 1 tokens, in addition: what
        // that pushes out of it no summary tells until it is gone from the window of all, and nothing of it brings a summary.
        plan.Views.Select(view => string.Join(' ', view.Names)).ShouldBe(["narrator Bea", "Ada"]);
        Programs.Lines(plan.Views[0].Worst).ShouldBe(
            ["0: =15", "1: =24", "2: =33", "3: =42", "4: -line1 =42", "5: *summary =77", "6: -line1#2 =77", "7: -line1#3 -summary +summary =76"]);
        Programs.Lines(plan.Views[1].Worst).ShouldBe(
            ["0: =15", "1: =24", "2: =33", "3: =42", "4: -line1 =42", "5: -line1#2 *summary =76", "6: -line1#3 =76", "7: -summary -line1#4 +summary =75"]);
        plan.Worst.ShouldBe(plan.Views[0].Worst);
        (plan.Summary!.Birth, plan.Summary.Placement).ShouldBe((5, Placement.Stream));
    }

    [Fact]
    public void A_private_text_alone_brings_no_summary()
    {
        var plan = Plan("window 80 tokens, reserve 0", "repeat 9 { Ada: \"one\" seen by Ada Ada -> a seen by Ada until 3 tokens } Ada -> b until 3 tokens");
        plan.Views.ShouldAllBe(view => view.Worst.All(entry => entry.Written.Count == 0));
        plan.Views.Single(view => view.Names.Contains("Ada")).Worst.ShouldContain(entry => entry.Deleted.Count > 0);
        plan.Summary!.Placement.ShouldBe(Placement.Absent);
    }

    [Fact]
    public void A_summary_is_not_written_for_what_is_replaced_or_forgotten()
    {
        var plan = Plan(
            "window 200 tokens, reserve 0",
            """
            repeat 3 {
              setting "here"
              Ada -> a until 3 tokens
              forget a
            }
            Ada -> b until 3 tokens
            """);
        plan.Worst.ShouldAllBe(entry => entry.Written.Count == 0 && entry.Reinstated.Count == 0);
    }

    [Fact]
    public void What_is_forgotten_before_it_is_folded_is_not_folded()
    {
        const string Body = """
            Ada -> a until 3 tokens
            Ada: "1234567890123456789012345678901"
            WHAT
            Ada -> b until 3 tokens
            """;
        string[] Written(string what) =>
            [.. Plan("window 90 tokens, reserve 0", Body.Replace("WHAT", what, StringComparison.Ordinal)).Worst.SelectMany(entry => entry.Written).Select(written => written.Segment)];

        Written("").ShouldBe(["summary"]);
        Written("forget a").ShouldBeEmpty();
    }

    [Fact]
    public void The_window_that_would_do_has_room_for_the_summary()
    {
        var result = Programs.Compile("""
            scene Main() {
              window 40 tokens, reserve 10
              delete by summary
              pin "12345"
              narrator -> a until 5 tokens
            }
            """);
        var problem = result.Diagnostics.Single(diagnostic => diagnostic.Code.Id == "EF3001");
        var smallest = int.Parse(problem.Message.Split("'window ")[1].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
        foreach (var (window, fits) in new[] { (smallest - 1, false), (smallest, true) })
        {
            Programs.Codes($$"""
                scene Main() {
                  window {{window}} tokens, reserve 10
                  delete by summary
                  pin "12345"
                  narrator -> a until 5 tokens
                }
                """).Contains("EF3001").ShouldBe(!fits, $"{window}");
        }
    }

    [Fact]
    public void Story_that_the_policy_deleted_waits_until_it_is_taken()
    {
        var ledger = new PageLedger(30, 0, new DeletionSpec(DeletionKind.Summary), summaryRoom: 10);
        var deleted = new List<LedgerDeletion>();
        foreach (var (name, kind) in new[] { ("a", SegmentKind.Line), ("note", SegmentKind.Definition), ("b", SegmentKind.Turn), ("c", SegmentKind.Narration) })
        {
            ledger.MakeRoomToBegin(10, deleted);
            ledger.Append(new LedgerEntry(name, kind), 10);
        }

        ledger.Limit.ShouldBe(20);
        // Of the last two messages, b stays with the window's quarter, and a goes once nothing else may.
        deleted.Select(deletion => deletion.Segment).ShouldBe(["note", "a"]);
        ledger.Fallen.Take().ShouldBe(["a"]);
        ledger.Fallen.Take().ShouldBeEmpty();

        var (entry, at, before) = ledger.Summarise(7);
        (at, before, ledger.Length, ledger.Limit).ShouldBe((0, null, 27, 27));
        ledger.Entries[0].ShouldBeSameAs(entry);
        ledger.Summarise(4).Deleted.ShouldBe(new LedgerDeletion(0, 7, "summary", Gone: true));
        (ledger.Length, ledger.Limit).ShouldBe((24, 24));

        // What was told is not told again, and the summary itself never goes.
        ledger.MakeRoomToBegin(24 - 4, deleted);
        ledger.Append(new LedgerEntry("a", SegmentKind.Line), 20);
        ledger.Fallen.Take().ShouldBe(["b", "c"]);
        ledger.MakeRoomToBegin(20, deleted);
        ledger.Fallen.Take().ShouldBeEmpty();
        ledger.Entries.Select(one => one.Segment).ShouldBe(["summary"]);
        Should.Throw<WindowFullException>(() => ledger.MakeRoomToBegin(21, deleted)).Needed.ShouldBe(31);
    }

    [Fact]
    public void Notes_with_a_depth_stay_behind_the_summary()
    {
        var ledger = new PageLedger(100, 0, new DeletionSpec(DeletionKind.Summary), summaryRoom: 10);
        ledger.Append(new LedgerEntry("pin", SegmentKind.Pin) { InPrefix = true }, 5);
        ledger.Append(new LedgerEntry("a", SegmentKind.Line), 5);
        ledger.Summarise(5).At.ShouldBe(5);
        ledger.IndexAtDepth(9).ShouldBe(2);
    }
}
