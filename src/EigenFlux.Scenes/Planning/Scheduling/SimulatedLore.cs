using EigenFlux.Scenes.Mentions;
using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Story;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Scenes.Planning.Scheduling;

/// <summary>The lore of a simulated run: what is said is known as far as the author wrote it, or where the run is known.</summary>
/// <param name="plan">The scene's lore, that of the greatest weight first.</param>
/// <param name="budget">The most tokens of lore in the window.</param>
/// <param name="mentions">What mentions it.</param>
/// <param name="textOf">The text of a segment, where it is known better than the plan knows it; null where it is not.</param>
internal sealed class SimulatedLore(
    IReadOnlyList<PlannedLore> plan, int budget, LoreMentions mentions, Func<string, string?>? textOf)
{
    private readonly LoreShelf shelf = new(plan, budget);

    private readonly Dictionary<string, List<BeatRange>> uses = new(StringComparer.Ordinal);

    /// <summary>For each entry that mattered at some turn, the beats at which it did.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<BeatRange>> Uses =>
        uses.ToDictionary(pair => pair.Key, pair => BeatRange.Merge(pair.Value), StringComparer.Ordinal);

    /// <summary>The entries that mattered at some turn and found no room, with the first beat at which they did not.</summary>
    public Dictionary<string, int> LeftOut { get; } = new(StringComparer.Ordinal);

    /// <summary>The budget that holds all entries that matter at once in full, at every turn.</summary>
    public int Needed { get; private set; }

    /// <summary>Before the turn of a beat: brings in what matters.</summary>
    public void BeforeTurn(int beat, Action<LedgerEntry> remove, Action<LedgerEntry, PlannedVariant, bool> write)
    {
        var live = mentions.ForTurn();
        var needed = 0;
        foreach (var entry in plan)
        {
            var id = entry.Segment.Id;
            if (live.Contains(id))
            {
                needed += entry.Levels[0].Tokens;
                if (!uses.TryGetValue(id, out var its))
                {
                    uses[id] = its = [];
                }

                its.Add(new BeatRange(beat, beat));
            }
        }

        Needed = Math.Max(Needed, needed);
        foreach (var entry in shelf.Adjust(live, remove, write))
        {
            LeftOut.TryAdd(entry.Segment.Id, beat);
        }
    }

    /// <summary>After a beat: what it said may mention something.</summary>
    public void AfterBeat(PlanStep step)
    {
        var text = textOf?.Invoke(step.BeatName);
        switch (step)
        {
            case PlanStep.Write { Place: { } place } write:
                mentions.Holds(place, text ?? write.Text);
                break;
            case PlanStep.Write write:
                mentions.Said(text ?? write.Text);
                break;
            case PlanStep.Generate:
                mentions.Said(text ?? "");
                break;
        }
    }

    /// <summary>An entry is kept, let go, or recalled.</summary>
    public void Follow(PlanStep.Lore step)
    {
        switch (step.Action)
        {
            case RetainAction.Recall:
                mentions.Recall(step.Entry);
                break;
            case RetainAction.Forget when step.Now:
                mentions.Forget(step.Entry);
                break;
            default:
                mentions.SetPresent(step.Entry, step.Action == RetainAction.Keep);
                break;
        }
    }
}
