namespace EigenFlux.Compiler.Layout.Planning;

/// <summary>
/// Builds a plan that fits: one definition after the other takes the best of what the others leave, those that are worth most for
/// their tokens first, and then again in turn as long as that gains something.
/// </summary>
internal static class Construction
{
    private const int Rounds = 6;

    /// <summary>Builds a plan.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="prices">The sums of the prices of a token up to each beat, which steer the first round; null for none.</param>
    public static DefinitionPlan Build(LayoutProblem problem, double[]? prices)
    {
        var count = problem.Definitions.Count;
        var choices = Enumerable.Repeat(DefinitionChoice.Absent, count).ToArray();
        var order = Enumerable.Range(0, count).OrderByDescending(i => Worth(problem.Definitions[i])).ToList();
        var load = new WindowLoad(problem);
        for (var round = 0; round < Rounds; round++)
        {
            var changed = false;
            foreach (var i in order)
            {
                var definition = problem.Definitions[i];
                load.Remove(definition, choices[i]);
                var left = load.Left();
                var pricing = new DefinitionPricing(problem, Room(problem, choices, i), left, round == 0 ? prices : null);
                var (cost, best) = pricing.Best(definition);
                if (round == 0 || cost < pricing.CostOf(definition, choices[i]) - 1e-12)
                {
                    changed |= round > 0;
                    choices[i] = best;
                }

                load.Add(definition, choices[i]);
            }

            if (round > 0 && !changed)
            {
                break;
            }
        }

        return new DefinitionPlan(choices);
    }

    private static double Worth(LayoutDefinition definition) => definition.Weight / Math.Max(1, definition.Levels[0].Streamed);

    /// <summary>The room that the stream has as a rule beside what is pinned: less where a deletion empties it further than it must.</summary>
    private static long Room(LayoutProblem problem, DefinitionChoice[] choices, int without)
    {
        long room = problem.StreamRoom;
        for (var i = 0; i < choices.Length; i++)
        {
            if (i != without && choices[i].Pinned)
            {
                room -= problem.Definitions[i].Levels[choices[i].Level].Pinned;
            }
        }

        return (long)(room * (1 + (problem.Deletion.LowWater ?? 1)) / 2);
    }
}
