using EigenFlux.Scenes.Planning.Layout;
using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Planning.Scheduling;
using EigenFlux.Scenes.Planning.Solving;
using EigenFlux.Scenes.Problems;
using EigenFlux.Scenes.Program;

namespace EigenFlux.Scenes.Planning;

/// <summary>Finds the problems of a plan that its author should know.</summary>
internal static class PlanReview
{
    // The smallest reported gap between a plan and the bound, at each beat.
    private const double ReportedGap = 0.05;

    /// <summary>The problems, in source order.</summary>
    public static IEnumerable<PlanProblem> Of(
        ScenePlan plan,
        SceneProgram scene,
        LayoutProblem problem,
        LayoutSolution solution,
        Schedules schedules,
        IReadOnlyList<CastDefinition> cast,
        (int Brief, int Full) windows)
    {
        if (schedules.Full is { } overflow)
        {
            yield return new PlanProblem.WindowFull(scene.Name, overflow.Beat, overflow.Needed, plan.Window)
            {
                Site = scene.Site,
                Reckoned = overflow.Needed,
            };
            yield break; // All else follows from it.
        }

        var chosen = problem.Definitions.Zip(solution.Plan.Choices)
            .ToDictionary(pair => pair.First.Id, pair => pair.Second, StringComparer.Ordinal);
        // Where each beat has room for all that is live in full, and the plan as a whole has not, that much more is enough for it.
        var lacking = cast.Sum(definition => chosen.TryGetValue(definition.Character.Id, out var choice) && choice.Level > 0
            ? definition.Fullest - definition.TokensAt(choice.Level)
            : 0);
        var fullWindow = windows.Full > plan.Window ? windows.Full : plan.Window + lacking;
        // Behind the end of a schedule that is cut short anybody may speak.
        var isWhole = plan.Problems.All(known => known is not PlanProblem.ScheduleCut);
        foreach (var definition in cast)
        {
            var character = definition.Character;
            if (!chosen.TryGetValue(character.Id, out var choice))
            {
                if (definition.CastAt is { } at && isWhole)
                {
                    yield return new PlanProblem.NeverUsed(character.Display, definition.Fullest) { Site = at };
                }

                continue;
            }

            var lost = definition.Parts.Where((part, use) => part.IsActive && !choice.Covers(use)).Select(part => part.Beats).ToList();
            if (lost.Count > 0)
            {
                var first = lost[0].From;
                yield return new PlanProblem.LiveTextGone(
                    character.Display,
                    choice.Level < 0 ? definition.Fullest : definition.TokensAt(choice.Level),
                    first,
                    first < plan.Expected.Count ? plan.Expected[first].Generated : 0,
                    lost.Sum(range => range.Count))
                {
                    Site = scene.Site,
                    Reckoned = windows.Brief,
                };
            }

            if (choice.Level > 0)
            {
                yield return new PlanProblem.BriefChosen(character.Display, definition.TokensAt(choice.Level), definition.Fullest)
                {
                    Site = character.Site,
                    Reckoned = fullWindow,
                    FixSite = scene.Site,
                };
            }
        }

        if (solution.BudgetSpent && solution.Cost - solution.Bound > ReportedGap * problem.Beats)
        {
            yield return new PlanProblem.NotProved(scene.Name, solution.Cost, solution.Bound) { Site = scene.Site };
        }
    }
}
