using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Scenes.Planning.Scheduling;

/// <summary>
/// The lore of one window: which entries are in it, within a budget. The compiler drives it with what it knows, the runtime with what was
/// said, so that both bring in and let go by the same rule.
/// </summary>
/// <param name="entries">The entries, those of the greatest weight first.</param>
/// <param name="budget">The most tokens of lore in the window.</param>
public sealed class LoreShelf(IReadOnlyList<PlannedLore> entries, int budget)
{
    private readonly Dictionary<string, LedgerEntry> copies = new(StringComparer.Ordinal);
    private readonly List<LedgerEntry> byAge = [];

    /// <summary>The same shelf, over a copy of the window.</summary>
    /// <param name="ledger">Gives the copies of the entries.</param>
    public LoreShelf Fork(LedgerCopies ledger)
    {
        var fork = new LoreShelf(entries, budget);
        foreach (var (entry, copy) in copies)
        {
            fork.copies[entry] = ledger.Of(copy);
        }

        fork.byAge.AddRange(byAge.Select(ledger.Of));
        return fork;
    }

    /// <summary>
    /// Before a turn: lets go of entries that matter no longer, and brings in those that do and are not there whole, at the fullest level
    /// that the budget has room for. What was let go makes room where it is still there, the oldest first.
    /// </summary>
    /// <param name="live">The entries that matter.</param>
    /// <param name="remove">Takes a copy out of the window.</param>
    /// <param name="write">Writes a copy: the entry, the level, and whether it was written before.</param>
    /// <returns>The entries that matter and find no room.</returns>
    public IReadOnlyList<PlannedLore> Adjust(IReadOnlySet<string> live, Action<LedgerEntry> remove, Action<LedgerEntry, PlannedVariant, bool> write)
    {
        List<PlannedLore>? left = null;
        byAge.RemoveAll(copy => !copy.InWindow);
        foreach (var copy in byAge)
        {
            copy.Held = live.Contains(copy.Segment);
        }

        foreach (var entry in entries)
        {
            var before = copies.GetValueOrDefault(entry.Segment.Id);
            if (before is { IsWhole: true } || !live.Contains(entry.Segment.Id))
            {
                continue;
            }

            if (before is { InWindow: true })
            {
                Take(before, remove);
            }

            // What was written for another entry may have pushed some out.
            byAge.RemoveAll(copy => !copy.InWindow);

            var held = byAge.Where(copy => copy.Held).Sum(copy => copy.Length);
            if (entry.Levels.FirstOrDefault(level => held + level.Tokens <= budget) is not { } chosen)
            {
                (left ??= []).Add(entry);
                continue;
            }

            while (byAge.Sum(copy => copy.Length) + chosen.Tokens > budget && byAge.Find(copy => !copy.Held) is { } old)
            {
                Take(old, remove);
            }

            var copy = copies[entry.Segment.Id] = new LedgerEntry(entry.Segment.Id, SegmentKind.Lore) { Held = true };
            byAge.Add(copy);
            write(copy, chosen, before is not null);
        }

        return left ?? (IReadOnlyList<PlannedLore>)[];
    }

    private void Take(LedgerEntry copy, Action<LedgerEntry> remove)
    {
        byAge.Remove(copy);
        remove(copy);
    }
}
