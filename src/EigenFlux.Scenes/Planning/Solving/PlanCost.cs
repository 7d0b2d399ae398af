using EigenFlux.Scenes.Planning.Layout;
using EigenFlux.Scenes.Planning.Scheduling;

namespace EigenFlux.Scenes.Planning.Solving;

/// <summary>What a plan costs: the weight of live text that is absent, summed over beats, and the price of the room that it takes.</summary>
/// <param name="problem">The problem.</param>
/// <param name="cancellation">Ends each computation of a cost.</param>
internal sealed class PlanCost(LayoutProblem problem, CancellationToken cancellation = default)
{
    /// <summary>
    /// The cost where every definition is absent: all live text is missing. This plan is the one that remains where each plan fills the
    /// window with text that is never deleted.
    /// </summary>
    public static double WithoutDefinitions(LayoutProblem problem) =>
        problem.Definitions.Sum(definition => definition.Weight * definition.UsedBeats);

    /// <summary>Ends each computation of a cost, and the search that it is part of.</summary>
    public CancellationToken Cancellation => cancellation;

    /// <summary>How many beats have been simulated.</summary>
    public long SimulatedBeats { get; private set; }

    /// <summary>Whether the definitions leave each beat the room that it needs.</summary>
    public bool IsFeasible(DefinitionPlan plan)
    {
        var load = new WindowLoad(problem);
        for (var i = 0; i < plan.Choices.Count; i++)
        {
            load.Add(problem.Definitions[i], plan.Choices[i]);
        }

        return Array.TrueForAll(load.Left(), left => left >= 0);
    }

    /// <summary>
    /// The cost with turns of their expected lengths, by going through the scene without its lore. Infinite if the window fills with
    /// text that is never deleted.
    /// </summary>
    public double Of(DefinitionPlan plan)
    {
        var pinned = problem.FixedTokens;
        var rent = 0.0;
        for (var i = 0; i < plan.Choices.Count; i++)
        {
            var (definition, choice) = (problem.Definitions[i], plan.Choices[i]);
            if (choice.Pinned)
            {
                pinned += definition.Levels[choice.Level].Pinned;
            }

            rent += RentOf(definition, choice);
        }

        SimulatedBeats += problem.Beats;
        var totals = new ScheduleSimulator(problem, plan).Run([pinned], (_, range) => range.Expected, cancellation: cancellation);
        return totals.Full is not null
            ? double.PositiveInfinity
            : totals.Missing + totals.Lacking + (totals.Written * problem.Prices.Written) + rent;
    }

    /// <summary>The price of what is kept in the window at beats at which it is not live.</summary>
    private double RentOf(LayoutDefinition definition, DefinitionChoice choice)
    {
        if (choice.Level < 0)
        {
            return 0;
        }

        var level = definition.Levels[choice.Level];
        if (choice.Pinned)
        {
            return level.Pinned * problem.Prices.Held * (problem.Beats - definition.UsedBeats);
        }

        var beats = 0;
        for (var i = 0; i + 1 < definition.Uses.Count; i++)
        {
            beats += choice.Holds(i) ? definition.Uses[i + 1].From - definition.Uses[i].To - 1 : 0;
        }

        return level.Streamed * problem.Prices.Held * beats;
    }
}
