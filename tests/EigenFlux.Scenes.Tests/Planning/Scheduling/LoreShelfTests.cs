using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Planning.Scheduling;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Scenes.Tests.Planning.Scheduling;

public sealed class LoreShelfTests
{
    [Fact]
    public void An_entry_that_writing_another_pushed_out_is_not_taken_out_again()
    {
        var ledger = new PageLedger(40, 0, new DeletionSpec(DeletionKind.Turn));
        var shelf = new LoreShelf([Entry("A", 5), Entry("B", 6), Entry("C", 10), Entry("D", 12)], budget: 22);
        Turn(0, "A", "B").ShouldBe(["+A", "+B"]);
        ledger.Append(new LedgerEntry("line", SegmentKind.Line) { Kept = true }, 15);

        Turn(0, "C", "D").ShouldBe(["+C", "-A", "-B", "+D"]);

        // To write A pushes D out of the window; B has no room in the budget while D is counted, which is gone.
        Turn(10, "A", "B").ShouldBe(["-C", "pushed D", "+A", "+B"]);

        List<string> Turn(int besides, params string[] live)
        {
            var done = new List<string>();
            shelf.Adjust(
                live.ToHashSet(),
                copy =>
                {
                    ledger.Entries.ShouldContain(copy);
                    ledger.Remove(copy);
                    done.Add($"-{copy.Segment}");
                },
                (copy, level, _) =>
                {
                    var pushed = new List<LedgerDeletion>();
                    ledger.MakeRoomToBegin(level.Tokens + besides, pushed);
                    done.AddRange(pushed.Select(deletion => $"pushed {deletion.Segment}"));
                    ledger.Append(copy, level.Tokens);
                    done.Add($"+{copy.Segment}");
                });
            return done;
        }
    }

    private static PlannedLore Entry(string id, int tokens) => new(
        new PlannedSegment
        {
            Id = id,
            Owner = "scene",
            Kind = SegmentKind.Lore,
            Tokens = TokenRange.Exactly(tokens),
            Text = id,
            Placement = Placement.Absent,
            Birth = 0,
            LastUse = 0,
        },
        [new PlannedVariant(id, tokens)]);
}
