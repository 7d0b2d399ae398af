using EigenFlux.Scenes.Planning.Layout;

namespace EigenFlux.Scenes.Planning.Solving;

/// <summary>What one would do without a planner; no plan may be worse.</summary>
internal static class NaivePlans
{
    /// <summary>The naive plans of a problem.</summary>
    public static IEnumerable<DefinitionPlan> Of(LayoutProblem problem)
    {
        yield return AllAtTheStart(problem);
        yield return Pinned(problem, brief: false);
        yield return Pinned(problem, brief: true);
    }

    /// <summary>Everything is written once, when it is first needed, and falls out at the front.</summary>
    private static DefinitionPlan AllAtTheStart(LayoutProblem problem) => new(
    [
        .. problem.Definitions.Select(definition => new DefinitionChoice(
            0, false, [.. definition.Uses.Select((_, i) => i == 0)], new bool[definition.Uses.Count])),
    ]);

    /// <summary>Everything is pinned, in order, as long as there is room.</summary>
    private static DefinitionPlan Pinned(LayoutProblem problem, bool brief)
    {
        var room = problem.Capacity.DefaultIfEmpty(0).Min();
        var choices = new List<DefinitionChoice>();
        foreach (var definition in problem.Definitions)
        {
            var level = brief ? definition.Levels.Count - 1 : 0;
            var fits = definition.MayBePinned && definition.Levels[level].Pinned <= room;
            room -= fits ? definition.Levels[level].Pinned : 0;
            choices.Add(fits ? DefinitionChoice.InPrefix(level) : DefinitionChoice.Absent);
        }

        return new DefinitionPlan(choices);
    }
}
