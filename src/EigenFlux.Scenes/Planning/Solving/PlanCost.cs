using EigenFlux.Scenes.Planning.Layout;
using EigenFlux.Scenes.Planning.Scheduling;

namespace EigenFlux.Scenes.Planning.Solving;

/// <summary>What a plan costs: the weight of live text that is absent and the worth of the story that is missing, summed over beats, and the price of computation.</summary>
/// <param name="problem">The problem.</param>
/// <param name="cancellation">Ends each computation of a cost.</param>
internal sealed class PlanCost(LayoutProblem problem, CancellationToken cancellation = default)
{
    /// <summary>
    /// The cost if no plan can be simulated, since each fills the window with text that is never deleted: all live text and all of the
    /// story are missing.
    /// </summary>
    public static double OfNothing(LayoutProblem problem) =>
        problem.Definitions.Sum(definition => definition.AlwaysAbsent)
            + Enumerable.Range(0, problem.Beats).Where(problem.IsTurn).Sum(beat => problem.StoryMissing(beat, 0));

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
        for (var i = 0; i < plan.Choices.Count; i++)
        {
            var (definition, choice) = (problem.Definitions[i], plan.Choices[i]);
            if (choice.Pinned)
            {
                pinned += definition.Levels[choice.Level].Pinned;
            }
        }

        SimulatedBeats += problem.Beats;
        var totals = new ScheduleSimulator(problem, plan).Run([pinned], (_, range) => range.Expected, cancellation: cancellation);
        return totals.Full is not null
            ? double.PositiveInfinity
            : totals.Missing + totals.Lacking + totals.StoryMissing + (totals.Evaluated * problem.Prices.Evaluated);
    }
}
