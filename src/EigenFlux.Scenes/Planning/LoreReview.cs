using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Planning.Scheduling;
using EigenFlux.Scenes.Problems;
using EigenFlux.Scenes.Program;

namespace EigenFlux.Scenes.Planning;

/// <summary>Finds the entries of lore that a plan loses.</summary>
internal static class LoreReview
{
    /// <summary>The entries that are too large ever to come in, and those that the author's own text brings and that find no room.</summary>
    /// <param name="scene">The scene; one whose author grants lore nothing loses nothing.</param>
    /// <param name="current">Its window.</param>
    /// <param name="lore">The entries with text.</param>
    /// <param name="budget">The most tokens of lore in the window.</param>
    /// <param name="simulated">How the lore went through the schedule.</param>
    /// <param name="windowFor">A window that has room for a budget and as much room for all else as there is now; null if the model has none.</param>
    public static IEnumerable<PlanProblem> Of(
        SceneProgram scene, int current, IReadOnlyList<PlannedLore> lore, int budget, SimulatedLore simulated, Func<int, int?> windowFor)
    {
        if (scene.LoreBudget == 0)
        {
            yield break;
        }

        var tooLarge = lore.Where(entry => entry.Levels[^1].Tokens > budget).ToList();
        var needed = tooLarge.Select(entry => entry.Levels[^1].Tokens).Append(simulated.Needed).Max();
        var room = new LoreRoom(needed, windowFor(needed), current);
        foreach (var entry in tooLarge)
        {
            yield return new PlanProblem.LoreTooLarge(entry.Segment.Id, entry.Levels[^1].Tokens, budget, room) { Site = scene.Site };
        }

        foreach (var entry in lore.Except(tooLarge))
        {
            if (simulated.LeftOut.TryGetValue(entry.Segment.Id, out var beat))
            {
                yield return new PlanProblem.LoreLeftOut(entry.Segment.Id, entry.Levels[^1].Tokens, beat, budget, room) { Site = scene.Site };
            }
        }
    }
}
