using EigenFlux.Compiler.Image;
using EigenFlux.Compiler.Layout;
using EigenFlux.Compiler.Values;

namespace EigenFlux.Compiler.Schedule;

/// <summary>Goes through a scene's steps with assumed lengths and writes down what its policy deletes when.</summary>
/// <param name="window">The most tokens in the window.</param>
/// <param name="reserve">The tokens kept free for a turn that begins.</param>
/// <param name="deletion">The policy.</param>
public sealed class ScheduleSimulator(int window, int reserve, DeletionSpec deletion)
{
    private readonly List<LedgerDeletion> deletions = [];

    /// <summary>The schedule for turns of the lengths that <paramref name="length"/> picks.</summary>
    /// <param name="prefix">The prefix.</param>
    /// <param name="steps">What the scene does.</param>
    /// <param name="length">Which end of a range is assumed.</param>
    /// <param name="full">The beat at which the window was full of what may not be deleted, and the tokens needed; null where it never is.</param>
    public IReadOnlyList<ScheduleEntry> Run(
        IReadOnlyList<PlannedSegment> prefix,
        IReadOnlyList<PlanStep> steps,
        Func<TokenRange, int> length,
        out (int Beat, int Needed)? full)
    {
        var ledger = new PageLedger(window, reserve, deletion);
        foreach (var segment in prefix)
        {
            ledger.Append(new LedgerEntry(segment.Id, segment.Kind) { InPrefix = true }, segment.Tokens.Max);
        }

        full = null;
        var schedule = new List<ScheduleEntry>();
        var generated = 0;
        foreach (var step in steps)
        {
            var again = false;
            var segment = "";
            int? firstDeletion = null;
            try
            {
                switch (step)
                {
                    case PlanStep.Remove remove:
                        Remove(ledger, remove.Segment);
                        continue;
                    case PlanStep.Retain retain:
                        if (ledger.Find(retain.Segment) is { } entry)
                        {
                            entry.Kept = retain.Kept;
                        }

                        continue;
                    case PlanStep.Recall recall:
                        segment = recall.Segment;
                        again = Recall(ledger, recall, length(recall.Tokens));
                        break;
                    case PlanStep.Write write:
                        Write(ledger, write, length(write.Tokens));
                        break;
                    case PlanStep.Generate turn:
                        NoteDepth.Restore(ledger, static _ => { });
                        generated = UnknownText.Add(generated, Generate(ledger, turn, length(turn.Said), generated, ref firstDeletion));
                        break;
                }
            }
            catch (WindowFullException problem)
            {
                full = (schedule.Count, problem.Needed);
                return schedule;
            }

            schedule.Add(new ScheduleEntry(
                schedule.Count,
                [.. deletions.Where(deletion => deletion.Gone).Select(deletion => deletion.Segment)],
                [.. deletions.Where(deletion => !deletion.Gone).Select(deletion => deletion.Segment).Distinct()],
                again ? [segment] : [],
                firstDeletion ?? generated,
                ledger.Length));

            // What an instruction deletes between two beats belongs to the beat that follows it.
            deletions.Clear();
        }

        return schedule;
    }

    private void Write(PageLedger ledger, PlanStep.Write write, int tokens)
    {
        ledger.MakeRoomToBegin(tokens, deletions);
        var entry = new LedgerEntry(write.Segment, write.Kind) { Kept = write.Kept, Depth = write.Depth };
        if (write.Depth is { } depth)
        {
            ledger.Insert(ledger.IndexAtDepth(depth), entry, tokens);
        }
        else
        {
            ledger.Append(entry, tokens);
        }
    }

    /// <summary>Writes again what is not in the window, or not whole; nothing where it is.</summary>
    private bool Recall(PageLedger ledger, PlanStep.Recall recall, int tokens)
    {
        if (ledger.Find(recall.Segment) is { } entry)
        {
            if (!entry.WasCut)
            {
                return false;
            }

            deletions.Add(ledger.Remove(entry));
        }

        Write(ledger, new PlanStep.Write(recall.Segment, recall.Owner, recall.Kind, "", recall.Tokens, recall.Kept, recall.Depth), tokens);
        return true;
    }

    private int Generate(PageLedger ledger, PlanStep.Generate turn, int said, int generated, ref int? firstDeletion)
    {
        ledger.MakeRoomToBegin(turn.Open, deletions);
        firstDeletion = deletions.Count > 0 ? generated : null;
        var entry = ledger.Open(new LedgerEntry(turn.Segment, SegmentKind.Turn), turn.Open);
        for (var i = 0; i < said;)
        {
            ledger.MakeRoomToContinue(1, deletions);
            if (deletions.Count > 0)
            {
                firstDeletion ??= UnknownText.Add(generated, i);
                if (deletions[^1].Segment == turn.Segment && !deletions[^1].Gone)
                {
                    ledger.Grow(1);
                    break; // The turn is alone with what is never deleted: from here on it loses a token for each one that it gets.
                }
            }

            var grown = Math.Min(said - i, window - ledger.Length);
            ledger.Grow(grown);
            i += grown;
        }

        ledger.MakeRoomToContinue(turn.Close, deletions);
        ledger.Grow(turn.Close);
        PageLedger.Close(entry);
        return said;
    }

    private void Remove(PageLedger ledger, string segment)
    {
        if (ledger.Find(segment) is { InPrefix: false } entry)
        {
            deletions.Add(ledger.Remove(entry));
        }
    }
}
