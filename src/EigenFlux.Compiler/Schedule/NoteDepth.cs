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
            if (IsInPlace(ledger, note))
            {
                continue;
            }

            var deleted = ledger.Remove(note);
            var at = ledger.Insert(ledger.IndexAtDepth(note.Depth!.Value), note, note.Length);
            moved(new Move(deleted, at, note));
        }
    }

    /// <summary>
    /// Whether as many steps of the story come after the note as it wants, or all there are. Where between two of them it stands
    /// is the same to it, so that several notes of one depth do not pass one another for ever.
    /// </summary>
    private static bool IsInPlace(PageLedger ledger, LedgerEntry note)
    {
        var (before, after) = (0, 0);
        var found = false;
        foreach (var entry in ledger.Entries)
        {
            found |= ReferenceEquals(entry, note);
            if (entry.IsStory && !entry.InPrefix)
            {
                (before, after) = found ? (before, after + 1) : (before + 1, after);
            }
        }

        return after == note.Depth || (after < note.Depth && before == 0);
    }
}
