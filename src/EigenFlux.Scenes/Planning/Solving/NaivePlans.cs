using EigenFlux.Scenes.Planning.Layout;

namespace EigenFlux.Scenes.Planning.Solving;

/// <summary>What one would do without a planner; no plan may be worse.</summary>
internal static class NaivePlans
{
    /// <summary>The naive plans of a problem.</summary>
    public static IEnumerable<DefinitionPlan> Of(LayoutProblem problem)
    {
        yield return AllAtTheStart(problem);
        yield return Transient(problem);
        yield return Pinned(problem, brief: false);
        yield return Pinned(problem, brief: true);
    }

    /// <summary>Everything is written once, when it is first needed, and falls out at the front.</summary>
    private static DefinitionPlan AllAtTheStart(LayoutProblem problem) => new(
    [
        .. problem.Definitions.Select(definition => new DefinitionChoice(
            0, false, [.. definition.Uses.Select((_, i) => i == 0)], new bool[definition.Uses.Count])),
    ]);

    /// <summary>Each is written directly before the turns that need it, and deleted after them, where all that are live then fit.</summary>
    private static DefinitionPlan Transient(LayoutProblem problem)
    {
        bool[] fits =
        [
            .. Enumerable.Range(0, problem.Beats).Select(beat =>
                problem.LiveAt[beat].Sum(i => (long)problem.Definitions[i].Levels[0].Streamed) <= problem.Capacity[beat]),
        ];
        return new DefinitionPlan(
        [
            .. problem.Definitions.Select(definition => new DefinitionChoice(
                0,
                false,
                [.. definition.Uses.Select(use => Enumerable.Range(use.From, use.Count).All(beat => fits[beat]))],
                new bool[definition.Uses.Count]) { IsTransient = true }),
        ]);
    }

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
