using EigenFlux.Scenes.Planning.Layout;

namespace EigenFlux.Scenes.Planning;

/// <summary>Definitions of the cast that are never live. Empty room is waste too: they are pinned where nobody needs the room.</summary>
internal static class IdleDefinitions
{
    /// <summary>The definitions that fit together with the expected contents of the window at every beat, in the order of the cast.</summary>
    public static IReadOnlySet<CastDefinition> Fitting(LayoutProblem problem, DefinitionPlan plan, IReadOnlyList<CastDefinition> cast)
    {
        var room = new Lazy<long>(() => problem.Window - problem.Reserve - problem.FixedTokens - problem.Summary.Max - problem.Flow[^1] - Largest(problem, plan));
        var fitting = new HashSet<CastDefinition>();
        var taken = 0;
        foreach (var definition in cast.Where(definition => definition.Uses.Count == 0))
        {
            if (taken + definition.Fullest <= room.Value)
            {
                taken += definition.Fullest;
                fitting.Add(definition);
            }
        }

        return fitting;
    }

    private static int Largest(LayoutProblem problem, DefinitionPlan plan) => problem.Definitions.Zip(plan.Choices)
        .Where(pair => pair.Second.Level >= 0)
        .Sum(pair => Math.Max(pair.First.Levels[pair.Second.Level].Pinned, pair.First.Levels[pair.Second.Level].Streamed));
}
