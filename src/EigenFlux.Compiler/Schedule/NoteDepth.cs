namespace EigenFlux.Compiler.Schedule;

/// <summary>Notes that stay a number of turns from the end, however long the story runs.</summary>
public static class NoteDepth
{
    /// <summary>A note that moved.</summary>
    /// <param name="Deleted">Where it was.</param>
    /// <param name="At">Its first position now, after it was taken out.</param>
    /// <param name="Entry">The note.</param>
    public readonly record struct Move(LedgerDeletion Deleted, int At, LedgerEntry Entry);

    /// <summary>Puts every note with a depth back to its place, and calls <paramref name="moved"/> for each that was not there.</summary>
    public static void Restore(PageLedger ledger, Action<Move> moved)
    {
        foreach (var note in ledger.Entries.Where(entry => entry.Depth is not null).ToList())
        {
            var index = Index(ledger, note);
            var deleted = ledger.Remove(note);
            var goal = ledger.IndexAtDepth(note.Depth!.Value);
            var at = ledger.Insert(goal, note, note.Length);
            if (goal != index)
            {
                moved(new Move(deleted, at, note));
            }
        }
    }

    private static int Index(PageLedger ledger, LedgerEntry entry)
    {
        for (var i = 0; i < ledger.Entries.Count; i++)
        {
            if (ReferenceEquals(ledger.Entries[i], entry))
            {
                return i;
            }
        }

        return -1;
    }
}
