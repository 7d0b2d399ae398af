namespace EigenFlux.Scenes.Window;

/// <summary>The copies of a window's entries, for whom the window is copied with: each entry has one.</summary>
public sealed class LedgerCopies
{
    private readonly Dictionary<LedgerEntry, LedgerEntry> copies = new(ReferenceEqualityComparer.Instance);

    /// <summary>The copy of an entry.</summary>
    public LedgerEntry Of(LedgerEntry entry)
    {
        if (!copies.TryGetValue(entry, out var copy))
        {
            copies.Add(entry, copy = entry.Copy());
        }

        return copy;
    }
}
