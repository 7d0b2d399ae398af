using EigenFlux.Scenes.Planning.Layout;
using EigenFlux.Scenes.Planning.Plans;

namespace EigenFlux.Scenes.Planning;

/// <summary>Converts a plan's choices to the directives of a run at each beat.</summary>
internal static class Directives
{
    /// <summary>The directives, by the names of the beats that have one.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="beats">The names of the beats.</param>
    /// <param name="released">For each beat, the turns that are kept by their weight no longer; null for none.</param>
    public static IReadOnlyDictionary<string, BeatDirective> Of(
        LayoutProblem problem, DefinitionPlan plan, IReadOnlyList<string> beats, IReadOnlyDictionary<int, List<string>>? released = null)
    {
        var byBeat = new SortedDictionary<int, (List<string> LeftOut, List<string> Wanted, List<string> Held)>();
        foreach (var beat in released?.Keys ?? [])
        {
            At(beat);
        }

        for (var i = 0; i < plan.Choices.Count; i++)
        {
            var (definition, choice) = (problem.Definitions[i], plan.Choices[i]);
            var wanted = true;
            for (var use = 0; use < definition.Uses.Count && !choice.Pinned; use++)
            {
                var covered = choice.Covers(use);
                if (covered != wanted)
                {
                    var at = At(definition.Uses[use].From);
                    (covered ? at.Wanted : at.LeftOut).Add(definition.Id);
                    wanted = covered;
                }

                if (choice.Holds(use))
                {
                    At(definition.Uses[use].To).Held.Add(definition.Id);
                }
            }
        }

        return byBeat.ToDictionary(
            pair => beats[pair.Key],
            pair => new BeatDirective(pair.Value.LeftOut, pair.Value.Wanted, pair.Value.Held)
            {
                Released = released?.GetValueOrDefault(pair.Key) ?? [],
            },
            StringComparer.Ordinal);

        (List<string> LeftOut, List<string> Wanted, List<string> Held) At(int beat)
        {
            if (!byBeat.TryGetValue(beat, out var directive))
            {
                byBeat[beat] = directive = ([], [], []);
            }

            return directive;
        }
    }
}
