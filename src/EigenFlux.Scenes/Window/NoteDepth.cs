namespace EigenFlux.Scenes.Window;

/// <summary>Notes that stay a number of turns from the end, however long the story runs.</summary>
public static class NoteDepth
{
    /// <summary>A note that moved.</summary>
    /// <param name="Deleted">The deletion of the note at its old position.</param>
    /// <param name="At">The first position of the note after the move.</param>
    /// <param name="Entry">The note.</param>
    public readonly record struct Move(LedgerDeletion Deleted, int At, LedgerEntry Entry);

    /// <summary>Puts every note with a depth back to its place, and calls <paramref name="moved"/> for each that was not there.</summary>
    public static void Restore(PageLedger ledger, Action<Move> moved)
    {
        foreach (var note in OutOfPlace(ledger))
        {
            var deleted = ledger.Remove(note);
            var at = ledger.Insert(ledger.IndexAtDepth(note.Depth!.Value), note, note.Length);
            moved(new Move(deleted, at, note));
        }
    }

    /// <summary>
    /// The notes after which not as many steps of the story come as they want, nor all there are. Where between two of them a note stands
    /// is the same to it, so that several notes of one depth do not pass one another for ever; and no note counts for another.
    /// </summary>
    private static List<LedgerEntry> OutOfPlace(PageLedger ledger)
    {
        if (ledger.Entries.All(entry => entry.Depth is null))
        {
            return [];
        }

        var notes = new List<LedgerEntry>();
        var all = ledger.Entries.Count(IsStep);
        var before = 0;
        foreach (var entry in ledger.Entries)
        {
            if (entry.Depth is { } depth && all - before != depth && !(all - before < depth && before == 0))
            {
                notes.Add(entry);
            }

            before += IsStep(entry) ? 1 : 0;
        }

        return notes;
    }

    private static bool IsStep(LedgerEntry entry) => entry is { IsStory: true, InPrefix: false };
}
