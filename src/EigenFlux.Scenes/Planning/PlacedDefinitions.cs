using EigenFlux.Scenes.Planning.Layout;
using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Story;

namespace EigenFlux.Scenes.Planning;

/// <summary>The definitions of a scene's cast where its plan puts them.</summary>
/// <param name="Pinned">Those of the prefix, in the order of the cast.</param>
/// <param name="Streamed">Those of the stream, in the order in which they are written where several come at one beat.</param>
/// <param name="Idle">Those that are never live and have no room of their own: they are absent.</param>
internal sealed record PlacedDefinitions(
    IReadOnlyList<PlannedSegment> Pinned, IReadOnlyList<PlannedDefinition> Streamed, IReadOnlyList<PlannedDefinition> Idle)
{
    /// <summary>Places the definitions.</summary>
    /// <param name="cast">The definitions, in the order of the cast.</param>
    /// <param name="problem">The problem that was solved.</param>
    /// <param name="plan">What was decided.</param>
    public static PlacedDefinitions Of(IReadOnlyList<CastDefinition> cast, LayoutProblem problem, DefinitionPlan plan)
    {
        var fitting = IdleDefinitions.Fitting(problem, plan, cast);
        var chosen = problem.Definitions.Zip(plan.Choices)
            .ToDictionary(pair => pair.First.Id, pair => pair.Second, StringComparer.Ordinal);
        var byId = cast.ToDictionary(definition => definition.Character.Id, StringComparer.Ordinal);
        var pinned = new List<PlannedSegment>();
        var idle = new List<PlannedDefinition>();
        foreach (var definition in cast)
        {
            if (chosen.TryGetValue(definition.Character.Id, out var choice))
            {
                if (choice.Pinned)
                {
                    pinned.Add(definition.Pinned(choice.Level));
                }
            }
            else if (fitting.Contains(definition))
            {
                pinned.Add(definition.Pinned(0));
            }
            else
            {
                idle.Add(definition.Streamed(0, isWritten: false));
            }
        }

        return new PlacedDefinitions(
            pinned,
            [
                .. problem.Definitions.Zip(plan.Choices).Where(pair => !pair.Second.Pinned)
                    .Select(pair => Written(problem, byId[pair.First.Id], pair.Second)),
            ],
            idle);
    }

    private static PlannedDefinition Written(LayoutProblem problem, CastDefinition definition, DefinitionChoice choice)
    {
        var streamed = definition.Streamed(Math.Max(0, choice.Level), choice.IsStreamed);
        return !choice.IsTransient ? streamed : streamed with
        {
            IsTransient = true,

            // It is needed from the first turn of each range that a model generates.
            Segment = streamed.Segment with
            {
                Uses = [.. definition.Uses.Select(use => (use.To, From: problem.FirstTurn(use))).Where(use => use.From is not null).Select(use => new BeatRange(use.From!.Value, use.To))],
            },
        };
    }
}
